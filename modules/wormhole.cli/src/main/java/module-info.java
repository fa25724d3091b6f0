/**
 * The {@code wormhole} command line: an ordinary customer of {@code wormhole.api}, with the servers beside it for
 * {@code serve} and {@code demo}.
 */
module wormhole.cli {
    requires static org.jspecify;
    requires io.nayuki.qrcodegen;
    requires wormhole.api;
    requires wormhole.filetransfer;
    requires wormhole.json;
    requires wormhole.mailbox.server;
    requires wormhole.transit.relay;
    requires org.jline.reader;
    requires org.jline.terminal;
}
