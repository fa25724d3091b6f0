package wormhole.filetransfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.TransitPath;

/** One end of a pipe in memory. At most a few records are on their way. */
final class MemoryPipe implements RecordPipe {
    private static final int RECORD = 16384;
    private static final int MOST = 8;

    /** What goes one way. */
    private static final class Way {
        private final ArrayDeque<byte[]> records = new ArrayDeque<>();
        private boolean closed;

        synchronized void put(byte[] record) throws IOException {
            while (records.size() >= MOST && !closed) {
                pause();
            }
            if (closed) {
                throw new IOException("closed");
            }
            records.add(record);
            notifyAll();
        }

        synchronized Optional<byte[]> take() {
            while (records.isEmpty() && !closed) {
                pause();
            }
            notifyAll();
            return Optional.ofNullable(records.poll());
        }

        synchronized void close() {
            closed = true;
            notifyAll();
        }

        private void pause() {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private final Way in;
    private final Way out;
    private ByteBuffer rest = ByteBuffer.allocate(0);

    private MemoryPipe(Way in, Way out) {
        this.in = in;
        this.out = out;
    }

    /** Two ends of one. */
    static MemoryPipe[] pair() {
        var there = new Way();
        var back = new Way();
        return new MemoryPipe[] {new MemoryPipe(back, there), new MemoryPipe(there, back)};
    }

    @Override
    public TransitPath path() {
        return new TransitPath(false, "->memory");
    }

    @Override
    public int maxRecordBytes() {
        return 1 << 20;
    }

    @Override
    public void send(ByteBuffer record) throws IOException {
        var copy = new byte[record.remaining()];
        record.get(copy);
        out.put(copy);
    }

    @Override
    public Optional<byte[]> receive() {
        return in.take();
    }

    @Override
    public CompletableFuture<Void> sending(ByteBuffer record) {
        try {
            send(record);
            return CompletableFuture.completedFuture(null);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletableFuture<Optional<byte[]>> receiving() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ReadableByteChannel source() {
        return new ReadableByteChannel() {
            @Override
            public int read(ByteBuffer to) {
                if (!rest.hasRemaining()) {
                    var record = in.take();
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
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {
                MemoryPipe.this.close();
            }
        };
    }

    @Override
    public WritableByteChannel sink() {
        return new WritableByteChannel() {
            @Override
            public int write(ByteBuffer from) throws IOException {
                var length = Math.min(RECORD, from.remaining());
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
                MemoryPipe.this.close();
            }
        };
    }

    @Override
    public InputStream inputStream() {
        return Channels.newInputStream(source());
    }

    @Override
    public OutputStream outputStream() {
        return Channels.newOutputStream(sink());
    }

    @Override
    public void close() {
        in.close();
        out.close();
    }
}
