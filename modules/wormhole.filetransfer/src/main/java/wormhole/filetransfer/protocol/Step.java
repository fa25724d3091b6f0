package wormhole.filetransfer.protocol;

import wormhole.api.error.WormholeException;
import wormhole.api.transit.TransitRole;
import wormhole.filetransfer.offer.Offer;

/** What a conversation wants done next. */
public sealed interface Step {
    /**
     * Say this to the peer, through the wormhole.
     *
     * @param message the whole of it
     */
    record Say(byte[] message) implements Step {}

    /**
     * Prepare a record pipe and tell the peer how it can be reached.
     *
     * @param role whether we decide on the connection
     */
    record Prepare(TransitRole role) implements Step {}

    /**
     * Ask the application.
     *
     * @param offer what is offered
     */
    record Decide(Offer offer) implements Step {}

    /**
     * Connect, and transfer.
     *
     * @param theirHints what the peer wrote, a JSON value
     */
    record Connect(String theirHints) implements Step {}

    /** It is done. */
    record Finish() implements Step {}

    /**
     * It ends here.
     *
     * @param why for the application
     */
    record Fail(WormholeException why) implements Step {}
}
