package wormhole.runtime.bootstrap;

import wormhole.api.WormholeClient;
import wormhole.api.bootstrap.ClientProvider;
import wormhole.runtime.WormholeRuntime;

/** How {@code wormhole.api} finds this module. Applications call {@link WormholeClient#create}. */
public final class RuntimeClientProvider implements ClientProvider {
    /** For the service loader. */
    public RuntimeClientProvider() {}

    @Override
    public WormholeClient create() {
        return WormholeRuntime.builder().build();
    }
}
