package wormhole.filetransfer;

import java.util.concurrent.CompletableFuture;
import wormhole.api.Code;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.error.TransferCancelledException;
import wormhole.filetransfer.error.TransferInterruptedException;
import wormhole.filetransfer.error.TransferMismatchException;
import wormhole.filetransfer.error.TransferRefusedException;
import wormhole.filetransfer.offer.Offer;

/**
 * Something on its way to the peer. Thread-safe. Futures complete on the transfer's own thread; each call gives one of its own.
 */
public interface Sending extends AutoCloseable {
    /**
     * What the peer is offered.
     *
     * @return known from the beginning
     */
    Offer offer();

    /**
     * The code of the wormhole.
     *
     * @return as {@link wormhole.api.Wormhole#code}
     */
    CompletableFuture<Code> code();

    /**
     * The end.
     *
     * @return completes when the peer has confirmed that it has everything and the wormhole is closed. Fails with {@link
     *     TransferRefusedException} if the peer does not want it, {@link TransferInterruptedException} if the connection
     *     ended, {@link wormhole.api.error.TransferException} if none was found, {@link TransferMismatchException} if the peer received something else, {@link
     *     TransferCancelledException} after {@link #cancel}, {@link LocalFileException} if it could not be read or changed
     *     meanwhile, or with what ended the wormhole.
     */
    CompletableFuture<TransferReport> done();

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
