package wormhole.filetransfer;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.error.TransferCancelledException;
import wormhole.filetransfer.error.TransferInterruptedException;
import wormhole.filetransfer.error.TransferMismatchException;
import wormhole.filetransfer.error.TransferRefusedException;
import wormhole.filetransfer.offer.Destination;
import wormhole.filetransfer.offer.Offer;

/**
 * Something that comes from the peer, once it is accepted. Thread-safe. Futures complete on the transfer's own thread; each call
 * gives one of its own.
 */
public interface Receiving extends AutoCloseable {
    /**
     * What the peer offers. Decide, then call one of {@link #acceptText}, {@link #accept} and {@link #refuse}; until then the
     * peer waits.
     *
     * @return completes when it has come; fails as {@link #done} does
     */
    CompletableFuture<Offer> offer();

    /**
     * Takes the text that is offered: the peer is told that it was read.
     *
     * @throws IllegalStateException no text is offered, or it was decided already
     */
    void acceptText();

    /**
     * Takes the file or directory that is offered. Where it goes is looked at now: if it cannot go there, because something
     * stands there or there is no space, the peer is refused and {@link #done} fails with a {@link LocalFileException}.
     *
     * @param into where it shall go
     * @throws IllegalStateException no file or directory is offered, or it was decided already
     */
    void accept(Destination into);

    /**
     * Does not want what is offered. The peer is told {@code transfer rejected}, as the reference words it, and {@link #done}
     * fails with a {@link TransferRefusedException}.
     *
     * @throws IllegalStateException nothing is offered, or it was decided already
     */
    void refuse();

    /**
     * The end.
     *
     * @return completes when everything is in its place, the sender was told, and the wormhole is closed. Fails with {@link
     *     TransferRefusedException} if we did not want it or the sender gave up, {@link TransferInterruptedException} if the
     *     connection ended too early, {@link wormhole.api.error.TransferException} if none was found, {@link TransferMismatchException} if something else came than was
     *     offered, {@link TransferCancelledException} after {@link #cancel}, {@link LocalFileException} if it cannot be
     *     stored, {@link wormhole.api.error.PeerMisbehavedException} if the offer cannot be understood, or with what ended
     *     the wormhole. What came until then is kept where {@link #partial} says.
     */
    CompletableFuture<TransferReport> done();

    /**
     * The time when nothing is written or deleted any more. A cancellation does not wait for that; a program that ends afterwards
     * does, for as long as it likes, or leaves what is being deleted.
     *
     * @return completes after {@link #done}, at once or a while later; does not fail
     */
    CompletableFuture<Void> tidied();

    /**
     * What is left of a transfer that failed because the connection ended or the sender gave up.
     *
     * @return where it is, once {@link #done} has failed; empty if nothing was kept
     */
    Optional<Path> partial();

    /**
     * Gives up, at once: the peer is told, the connection is closed, and {@link #done} fails. Does nothing after the end. What the peer
     * is told is delivered while the wormhole closes: close the client to wait for that.
     */
    void cancel();

    /** {@link #cancel()}, which does nothing after the end. */
    @Override
    default void close() {
        cancel();
    }
}
