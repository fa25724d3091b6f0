package wormhole.api.error;

import wormhole.api.Mood;

/** No record pipe to the peer could be had. The message lists what was tried and what came of it. */
public final class NoConnectionException extends TransferException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what happened.
     *
     * @param message why, and what was tried; holds nothing secret
     */
    public NoConnectionException(String message) {
        super(
                message,
                Mood.ERRORY,
                "The two programs did not find a way to each other. Try again, allow a relay, or check the firewall.");
    }
}
