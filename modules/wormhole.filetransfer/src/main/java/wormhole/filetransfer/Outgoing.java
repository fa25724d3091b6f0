package wormhole.filetransfer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import wormhole.api.error.TransferException;
import wormhole.filetransfer.archive.Archives;
import wormhole.filetransfer.archive.Source;
import wormhole.filetransfer.offer.Offer;
import wormhole.filetransfer.protocol.Messages;

/**
 * Something that was looked at and can be sent: its name and sizes are known. Made before a code is asked for, so that what
 * cannot be sent costs no code. Can be sent once.
 */
public final class Outgoing {
    private final Offer offer;
    private final Optional<Source> source;
    private final AtomicBoolean taken = new AtomicBoolean();

    Outgoing(Offer offer, Optional<Source> source) {
        this.offer = offer;
        this.source = source;
    }

    /**
     * A text.
     *
     * @param text what to send; with the rest of the message it must fit in {@link
     *     wormhole.api.Limits#maxMessageBytes}
     * @return to be sent
     */
    public static Outgoing text(String text) {
        return new Outgoing(new Offer.Text(text), Optional.empty());
    }

    /**
     * A file, a block device or a directory; or several, which are sent as one directory. Looks at all of it, which for a large
     * directory takes a while; nothing stays open.
     *
     * @param paths at least one
     * @param options what is done with links and with what cannot be read, and the name
     * @return to be sent
     * @throws TransferException something cannot be sent; the message says what
     */
    public static Outgoing paths(List<Path> paths, SendOptions options) throws TransferException {
        var source = Archives.source(paths, options.symlinks(), options.ignoreUnsendable(), options.name());
        return new Outgoing(offerOf(source), Optional.of(source));
    }

    private static Offer offerOf(Source source) {
        return source.isDirectory()
                ? new Offer.Directory(
                        source.offeredName(), source.bytesOnWire(), source.contentBytes(), source.entries())
                : new Offer.File(source.offeredName(), source.bytesOnWire());
    }

    /**
     * What the peer will be offered.
     *
     * @return name and sizes
     */
    public Offer offer() {
        return offer;
    }

    /**
     * How long the message is that offers it. The wormhole refuses one that is longer than {@link
     * wormhole.api.Limits#maxMessageBytes}, which only a text can be.
     *
     * @return bytes
     */
    public int messageBytes() {
        return Messages.offer(offer).length;
    }

    /**
     * What was left out because it cannot be sent, with the reason.
     *
     * @return one line each; empty unless {@link SendOptions#ignoreUnsendable}
     */
    public List<String> skipped() {
        return source.map(Source::skipped).orElse(List.of());
    }

    Optional<Source> source() {
        return source;
    }

    /** Takes it for the one time that it can be sent. */
    void take() {
        if (taken.getAndSet(true)) {
            throw new IllegalStateException("it was sent already");
        }
    }
}
