package wormhole.filetransfer.protocol;

import wormhole.api.error.PeerMisbehavedException;

/**
 * What the records of a pipe say. The first byte is the kind; of {@link #DATA} the rest is data. That a record is the peer's and
 * none is missing before it the record pipe sees to, so an end is only an end if the peer has said so.
 */
public final class PipeRecords {
    /** More data: one byte of it, or more. */
    public static final byte DATA = 0;

    /** The speaker has no more data. */
    public static final byte END = 1;

    /** The speaker has heard {@link #END}, and everything before it has been written. */
    public static final byte WRITTEN = 2;

    /** The speaker is still there. */
    public static final byte ALIVE = 3;

    private boolean ended;
    private boolean written;

    /**
     * Hears a record of the peer.
     *
     * @param record its plaintext
     * @param weEnded whether we have said {@link #END}
     * @return its kind
     * @throws PeerMisbehavedException it is of no kind, or cannot come now
     */
    public byte hear(byte[] record, boolean weEnded) throws PeerMisbehavedException {
        var kind = record.length == 0 ? -1 : record[0];
        var fits = switch (kind) {
            case DATA -> record.length > 1 && !ended;
            case END -> record.length == 1 && !ended;
            case WRITTEN -> record.length == 1 && weEnded && !written;
            case ALIVE -> record.length == 1;
            default -> false;
        };
        if (!fits) {
            throw new PeerMisbehavedException("the peer sent a record that cannot come at this point of a pipe");
        }
        ended |= kind == END;
        written |= kind == WRITTEN;
        return record[0];
    }

    /**
     * Whether everything was said, by both sides.
     *
     * @return whether the peer has ended, and has written what we sent
     */
    public boolean areComplete() {
        return ended && written;
    }
}
