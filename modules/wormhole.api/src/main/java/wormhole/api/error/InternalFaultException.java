package wormhole.api.error;

import wormhole.api.Mood;

/**
 * We, or a provider, are at fault, and the wormhole cannot go on. It ends without a word to the server; what went wrong is in
 * the log. As a call that fails at once has it, see {@link WormholeBugError}.
 */
public final class InternalFaultException extends WormholeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what cannot be.
     *
     * @param message what; holds nothing secret
     */
    public InternalFaultException(String message) {
        super(message, Mood.ERRORY, "Please report it, with the log.");
    }
}
