package wormhole.filetransfer;

import java.util.concurrent.CompletableFuture;
import wormhole.api.transit.TransitPath;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.error.TransferCancelledException;
import wormhole.filetransfer.error.TransferInterruptedException;
import wormhole.filetransfer.error.TransferRefusedException;

/**
 * A pipe to the peer, both ways. The end of one direction leaves the other open. Thread-safe. Futures complete on a thread of the
 * pipe, which must not be kept waiting there; each call gives one of its own.
 */
public interface Piping extends AutoCloseable {
    /**
     * The connection.
     *
     * @return completes when there is one; fails as {@link #done} does
     */
    CompletableFuture<TransitPath> connected();

    /**
     * The end of the peer's data.
     *
     * @return completes when all of it has been written and the output is closed; fails as {@link #done} does
     */
    CompletableFuture<Void> peerEnded();

    /** Ends our data here, as if the input had ended. What is being read just then is not sent any more. Harmless when repeated. */
    void endInput();

    /**
     * The end of all.
     *
     * @return completes when each side has ended and has written everything that the other had, and the wormhole is closed.
     *     Fails with {@link TransferRefusedException} if the peer wants no pipe or gives it up, {@link
     *     TransferInterruptedException} if the connection ended before, {@link LocalFileException} if the input could not be read or
     *     the output not written, {@link wormhole.api.error.TransferException} if no connection was found, {@link
     *     TransferCancelledException} after {@link #cancel}, or with what ended the wormhole.
     */
    CompletableFuture<PipeReport> done();

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
