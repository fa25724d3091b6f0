package wormhole.api.transit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A connection to the peer that carries records: sealed, in order, each exactly once or the pipe ends. Nobody but the peer can
 * have written one. That there will be no more is not sealed: an end may be a cut, so the application must know how much it
 * expects.
 *
 * <p>Sending and receiving are independent; each is for one thread at a time. The views share the pipe: what one has taken
 * another does not see.
 *
 * <p>All methods and futures fail with an {@link IOException} when the connection broke or was closed: a {@link
 * wormhole.api.error.PeerMisbehavedException} if the peer's records are not what they must be.
 */
public interface RecordPipe extends AutoCloseable {
    /**
     * Which way it goes.
     *
     * @return direct or relayed, and to whom
     */
    TransitPath path();

    /**
     * The longest record that is sent or taken.
     *
     * @return bytes of plaintext
     */
    int maxRecordBytes();

    /**
     * Sends a record. Waits while much is on its way.
     *
     * @param record at most {@link #maxRecordBytes}; from position to limit; may be used again when this returns
     * @throws IOException the pipe has ended
     */
    void send(ByteBuffer record) throws IOException;

    /**
     * Takes the next record. Waits for it.
     *
     * @return its plaintext; empty when the peer has ended the connection after its last whole record
     * @throws IOException the pipe has ended otherwise
     */
    Optional<byte[]> receive() throws IOException;

    /**
     * Sends a record.
     *
     * @param record at most {@link #maxRecordBytes}; from position to limit; not to be touched until the future completes
     * @return completes when more may be sent
     */
    CompletableFuture<Void> sending(ByteBuffer record);

    /**
     * Takes the next record.
     *
     * @return completes with its plaintext; with nothing when the peer has ended the connection after its last whole record
     */
    CompletableFuture<Optional<byte[]>> receiving();

    /**
     * What the records say, without their borders. The way for bulk data: nothing is allocated. A read waits for at least one
     * byte and gives at most the rest of one record.
     *
     * @return the same each time; closing it closes the pipe
     */
    ReadableByteChannel source();

    /**
     * What is written, cut into records.
     *
     * @return the same each time; closing it closes the pipe
     */
    WritableByteChannel sink();

    /**
     * {@link #source} as a stream.
     *
     * @return the same each time; closing it closes the pipe
     */
    InputStream inputStream();

    /**
     * {@link #sink} as a stream. Each write is one record or, if it is longer, several: use a buffer.
     *
     * @return the same each time; closing it closes the pipe
     */
    OutputStream outputStream();

    /** Closes, when what was sent is written. Harmless when repeated. */
    @Override
    void close();
}
