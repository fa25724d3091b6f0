package wormhole.api.error;

import wormhole.api.Mood;

/** The client was closed while the wormhole was open: nobody was told, neither the server nor the peer. */
public final class ClientClosedException extends WormholeException {
    private static final long serialVersionUID = 1L;

    /** There is no more to say. */
    public ClientClosedException() {
        super("the wormhole client was closed", Mood.ERRORY, "Close the wormhole before its client.");
    }
}
