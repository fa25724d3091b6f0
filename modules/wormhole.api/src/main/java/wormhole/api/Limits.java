package wormhole.api;

/**
 * What a stranger may make a wormhole hold or read. Whoever exceeds one has misbehaved, and the wormhole ends with an
 * error that says so.
 *
 * @param maxFrameBytes the longest message from the mailbox server, in UTF-8 bytes
 * @param maxMessageBytes the longest plaintext sent or received, in bytes; a body in hex is twice as long and must fit in a
 *     frame
 * @param maxMessagesAwaitingKey sealed messages held until there is a key
 * @param maxMessagesAhead messages held because one before them is missing
 * @param maxMessagesUnsent messages of ours that the mailbox server has not stored
 * @param maxMessagesUnread messages of the peer that the application has not asked for
 * @param maxNameplates nameplates of a listing that are kept for completion; more are dropped
 */
public record Limits(
        int maxFrameBytes,
        int maxMessageBytes,
        int maxMessagesAwaitingKey,
        int maxMessagesAhead,
        int maxMessagesUnsent,
        int maxMessagesUnread,
        int maxNameplates) {
    /** What is used unless told: 4 MiB frames, 1 MiB messages, 64 held, 64 ahead, 10,000 unsent and unread, 1,000 listed. */
    public static final Limits DEFAULT = new Limits(4 << 20, 1 << 20, 64, 64, 10_000, 10_000, 1_000);

    /** Checks that each limit is positive and that a message fits in a frame. */
    public Limits {
        if (maxFrameBytes < 1024
                || maxMessageBytes < 1
                || maxMessagesAwaitingKey < 1
                || maxMessagesAhead < 1
                || maxMessagesUnsent < 1
                || maxMessagesUnread < 1
                || maxNameplates < 1) {
            throw new IllegalArgumentException("every limit is positive, and a frame has at least 1024 bytes");
        }
        if (2L * maxMessageBytes + 1024 > maxFrameBytes) {
            throw new IllegalArgumentException("maxFrameBytes must be at least twice maxMessageBytes plus 1024");
        }
    }
}
