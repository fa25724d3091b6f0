package wormhole.spi.mailbox;

/** Hears of what happens on a {@link MailboxLink}. Called from one thread at a time; must not block. */
public interface LinkListener {
    /** The opening handshake is complete; messages may be sent. At most once, before any message. */
    void opened();

    /**
     * A message came in. A binary message is delivered as text too, as servers differ.
     *
     * @param message as received
     */
    void message(String message);

    /**
     * The link has ended, or was never made. The last call.
     *
     * @param end how
     */
    void closed(LinkEnd end);
}
