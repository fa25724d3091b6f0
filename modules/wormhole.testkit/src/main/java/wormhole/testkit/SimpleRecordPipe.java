package wormhole.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.TransitPath;

/**
 * A record pipe of which no more than {@link #send}, {@link #receive} and {@link #close} has to be written; they may block. Channels
 * and streams are made of them; the calls that answer with a future are not there. For one reading and one writing thread.
 */
public abstract class SimpleRecordPipe implements RecordPipe {
    private static final int RECORD_OF_A_CHANNEL = 16384;

    private final TransitPath path;
    private ByteBuffer rest = ByteBuffer.allocate(0);

    /**
     * A pipe on a path.
     *
     * @param path how it says that it goes
     */
    protected SimpleRecordPipe(String path) {
        this.path = new TransitPath(false, path);
    }

    @Override
    public final TransitPath path() {
        return path;
    }

    @Override
    public final int maxRecordBytes() {
        return 1 << 20;
    }

    @Override
    public final CompletableFuture<Void> sending(ByteBuffer record) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final CompletableFuture<Optional<byte[]>> receiving() {
        throw new UnsupportedOperationException();
    }

    @Override
    public final ReadableByteChannel source() {
        return new Bytes();
    }

    @Override
    public final WritableByteChannel sink() {
        return new Bytes();
    }

    @Override
    public final InputStream inputStream() {
        return Channels.newInputStream(source());
    }

    @Override
    public final OutputStream outputStream() {
        return Channels.newOutputStream(sink());
    }

    /** The records as a channel: reading and writing do not touch each other. */
    private final class Bytes implements ByteChannel {
        @Override
        public int read(ByteBuffer to) throws IOException {
            if (!rest.hasRemaining()) {
                var record = receive();
                if (record.isEmpty()) {
                    return -1;
                }
                rest = ByteBuffer.wrap(record.get());
            }
            var length = Math.min(rest.remaining(), to.remaining());
            to.put(rest.slice(rest.position(), length));
            rest.position(rest.position() + length);
            return length;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            var length = Math.min(RECORD_OF_A_CHANNEL, from.remaining());
            send(from.slice(from.position(), length));
            from.position(from.position() + length);
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            SimpleRecordPipe.this.close();
        }
    }
}
