package wormhole.runtime.transit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.TransitPath;
import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.StreamListener;
import wormhole.transit.record.RecordDecoder;
import wormhole.transit.record.RecordEncoder;

/** The connection that won, as records. Sealing and opening are done by the threads that send and receive, never by the stream's. */
final class StreamPipe implements RecordPipe, StreamListener {
    /** The record keys of one pipe, wiped when it ends. */
    record Keys(SecretBytes send, SecretBytes receive) {}

    private final ByteStream stream;
    private final TransitPath path;
    private final int maxRecordBytes;
    private final Outbound outbound;
    private final Inbound inbound;
    private final Farewell farewell;
    private final Runnable whenEnded;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ReadableByteChannel source;
    private final WritableByteChannel sink;
    private final InputStream in;
    private final OutputStream out;

    StreamPipe(
            ByteStream stream, TransitPath path, Keys keys, int maxRecordBytes, Transits transits, Runnable whenEnded) {
        this.stream = stream;
        this.path = path;
        this.maxRecordBytes = maxRecordBytes;
        this.whenEnded = whenEnded;
        var box = transits.crypto().secretBox();
        this.outbound = new Outbound(stream, new RecordEncoder(box, keys.send()), keys.send(), transits.application());
        this.inbound = new Inbound(
                stream,
                new RecordDecoder(box, keys.receive(), maxRecordBytes),
                keys.receive(),
                maxRecordBytes,
                transits.application(),
                this::broken);
        this.farewell = new Farewell(stream, transits.timers());
        this.source = new PipeSource(this, inbound);
        this.sink = new PipeSink(this, outbound, Math.min(PipeSink.RECORD_BYTES, maxRecordBytes));
        this.in = Channels.newInputStream(source);
        this.out = Channels.newOutputStream(sink);
    }

    @Override
    public TransitPath path() {
        return path;
    }

    @Override
    public int maxRecordBytes() {
        return maxRecordBytes;
    }

    @Override
    public void send(ByteBuffer record) throws IOException {
        checkLength(record);
        outbound.send(record);
    }

    @Override
    public CompletableFuture<Void> sending(ByteBuffer record) {
        checkLength(record);
        return outbound.sending(record);
    }

    private void checkLength(ByteBuffer record) {
        if (record.remaining() > maxRecordBytes) {
            throw new IllegalArgumentException(
                    "a record has at most " + maxRecordBytes + " bytes, not " + record.remaining());
        }
    }

    @Override
    public Optional<byte[]> receive() throws IOException {
        return inbound.receive();
    }

    @Override
    public CompletableFuture<Optional<byte[]>> receiving() {
        return inbound.receiving();
    }

    @Override
    public ReadableByteChannel source() {
        return source;
    }

    @Override
    public WritableByteChannel sink() {
        return sink;
    }

    @Override
    public InputStream inputStream() {
        return in;
    }

    @Override
    public OutputStream outputStream() {
        return out;
    }

    boolean isClosed() {
        return closed.get();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            outbound.end(new IOException("this record pipe was closed"));
            inbound.close();
            farewell.begin();
            whenEnded.run();
        }
    }

    /** Closes when there are no timers any more to wait with. */
    void endWithClient() {
        close();
        stream.close();
    }

    // The peer's records are not what they must be: nothing more is believed or told.
    private void broken(IOException why) {
        outbound.end(why);
        stream.abort();
    }

    @Override
    public void received(ByteBuffer data) {
        inbound.received(data);
    }

    @Override
    public void writable() {
        outbound.writable();
    }

    @Override
    public void closed(Optional<IOException> failure) {
        farewell.over();
        outbound.end(new IOException(
                "the connection to the peer has ended"
                        + failure.map(e -> ": " + e.getMessage()).orElse(""),
                failure.orElse(null)));
        inbound.ended(failure);
        whenEnded.run();
    }
}
