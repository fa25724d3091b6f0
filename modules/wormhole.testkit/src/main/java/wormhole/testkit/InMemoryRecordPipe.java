package wormhole.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** One end of a record pipe in memory. At most a few records are on their way; whoever sends more waits. */
public final class InMemoryRecordPipe extends SimpleRecordPipe {
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

    private InMemoryRecordPipe(Way in, Way out) {
        super("->memory");
        this.in = in;
        this.out = out;
    }

    /**
     * A pipe.
     *
     * @return its two ends
     */
    public static List<InMemoryRecordPipe> pair() {
        var there = new Way();
        var back = new Way();
        return List.of(new InMemoryRecordPipe(back, there), new InMemoryRecordPipe(there, back));
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
    public void close() {
        in.close();
        out.close();
    }
}
