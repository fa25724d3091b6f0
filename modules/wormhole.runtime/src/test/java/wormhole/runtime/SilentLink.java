package wormhole.runtime;

import wormhole.spi.mailbox.MailboxLink;

/** A link on which nothing ever happens. */
class SilentLink implements MailboxLink {
    @Override
    public void send(String message) {}

    @Override
    public void close() {}
}
