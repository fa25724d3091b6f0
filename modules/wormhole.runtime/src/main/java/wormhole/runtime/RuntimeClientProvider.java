package wormhole.runtime;

import wormhole.api.WormholeClient;
import wormhole.api.bootstrap.ClientProvider;

/** How {@code wormhole.api} finds this module. Applications call {@link WormholeClient#create}. */
public final class RuntimeClientProvider implements ClientProvider {
    /** For the service loader. */
    public RuntimeClientProvider() {}

    @Override
    public WormholeClient create() {
        return WormholeRuntime.builder().build();
    }
}
