package wormhole.spi.tck;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import wormhole.spi.stream.StreamListener;

/** Keeps what a stream delivers, and waits for what is expected. */
class RecordedStream implements StreamListener {
    private static final long PATIENCE_MILLIS = 60_000;

    private final StringBuilder text = new StringBuilder();
    private Optional<IOException> failure = Optional.empty();
    private Thread thread = Thread.currentThread();
    private int ends;
    private boolean writable;

    @Override
    public void received(ByteBuffer data) {
        synchronized (this) {
            thread = Thread.currentThread();
            text.append(StandardCharsets.ISO_8859_1.decode(data));
            notifyAll();
        }
    }

    @Override
    public final synchronized void writable() {
        writable = true;
        notifyAll();
    }

    @Override
    public final synchronized void closed(Optional<IOException> why) {
        failure = why;
        ends++;
        notifyAll();
    }

    final synchronized String text() {
        return text.toString();
    }

    final synchronized Thread thread() {
        return thread;
    }

    final synchronized int ends() {
        return ends;
    }

    final void awaitText(Predicate<String> expected) throws InterruptedException {
        await(() -> expected.test(text.toString()), "the bytes expected");
    }

    final void awaitWritable() throws InterruptedException {
        await(() -> writable, "to be writable again");
    }

    final synchronized Optional<IOException> awaitEnd() throws InterruptedException {
        await(() -> ends > 0, "the end");
        return failure;
    }

    private synchronized void await(java.util.function.BooleanSupplier met, String what) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (!met.getAsBoolean()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("waited in vain for " + what + "; " + text.length() + " bytes came");
            }
            wait(left);
        }
    }
}
