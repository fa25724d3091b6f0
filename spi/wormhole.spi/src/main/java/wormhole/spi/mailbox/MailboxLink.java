package wormhole.spi.mailbox;

/** One connection to a mailbox server that carries text messages. Methods may be called from any thread. */
public interface MailboxLink {
    /**
     * Queues a message. On a link that is not open, or no longer, it is dropped.
     *
     * @param message one JSON object
     */
    void send(String message);

    /** Closes in order: what is queued is sent first. {@link LinkListener#closed} follows. Twice is harmless. */
    void close();
}
