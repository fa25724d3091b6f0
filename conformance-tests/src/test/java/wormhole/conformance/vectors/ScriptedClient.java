package wormhole.conformance.vectors;

import java.time.Duration;
import java.util.List;
import wormhole.api.BlockingWormhole;
import wormhole.api.DelegatedWormhole;
import wormhole.api.ProviderReport;
import wormhole.api.Wormhole;
import wormhole.api.WormholeClient;
import wormhole.api.WormholeDelegate;
import wormhole.api.WormholeOptions;

/**
 * A client of one wormhole, which is there already.
 *
 * @param wormhole the one
 */
record ScriptedClient(Wormhole wormhole) implements WormholeClient {
    @Override
    public Wormhole deferred(WormholeOptions options) {
        return wormhole;
    }

    @Override
    public DelegatedWormhole delegated(WormholeOptions options, WormholeDelegate delegate) {
        throw new UnsupportedOperationException("a command does not ask for this");
    }

    @Override
    public BlockingWormhole blocking(WormholeOptions options, Duration timeout) {
        throw new UnsupportedOperationException("a command does not ask for this");
    }

    @Override
    public List<ProviderReport> providers() {
        return List.of();
    }

    @Override
    public void close() {}
}
