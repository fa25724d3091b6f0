package wormhole.api;

/** The delegated flavour: what comes later is a call to the {@link WormholeDelegate}. */
public interface DelegatedWormhole extends WormholeControls, AutoCloseable {
    /**
     * Closes. What was sent and not yet stored is still delivered, for as long as {@link WormholeOptions#closeTimeout}.
     * {@link WormholeDelegate#closed} or {@link WormholeDelegate#failed} follows. Closing twice is harmless.
     */
    @Override
    void close();
}
