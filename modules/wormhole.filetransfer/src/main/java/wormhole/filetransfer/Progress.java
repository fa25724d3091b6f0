package wormhole.filetransfer;

import wormhole.api.transit.TransitPath;

/**
 * Hears how a transfer of a file or directory goes on. Called by the transfer's own thread, which waits for it: return soon.
 * What it throws ends the transfer.
 */
public interface Progress {
    /** Hears and does nothing. */
    Progress NONE = new Progress() {};

    /**
     * There is a connection to the peer.
     *
     * @param path direct or relayed, and to whom
     */
    default void connected(TransitPath path) {}

    /**
     * Some bytes more went through. Called first with 0, last with the total.
     *
     * @param bytes so far
     * @param total how many there will be
     */
    default void moved(long bytes, long total) {}

    /** All bytes went through; that they arrived whole is being checked, and what was received is put in its place. */
    default void confirming() {}
}
