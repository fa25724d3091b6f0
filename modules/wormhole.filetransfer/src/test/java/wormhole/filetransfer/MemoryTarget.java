package wormhole.filetransfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import wormhole.filetransfer.archive.Target;

/** Keeps what is written, and what became of it. */
final class MemoryTarget implements Target {
    static final Path PLACE = Path.of("place");
    static final Path PARTIAL = Path.of("place.part");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int space;
    private String end = "open";

    MemoryTarget(int space) {
        this.space = space;
    }

    synchronized byte[] bytes() {
        return bytes.toByteArray();
    }

    synchronized String end() {
        return end;
    }

    @Override
    public synchronized void write(ByteBuffer from) throws IOException {
        if (bytes.size() + from.remaining() > space) {
            throw new IOException("No space left on device");
        }
        while (from.hasRemaining()) {
            bytes.write(from.get());
        }
    }

    @Override
    public synchronized Path commit() {
        end = "committed";
        return PLACE;
    }

    @Override
    public synchronized Optional<Path> keepPartial() {
        end = "kept";
        return Optional.of(PARTIAL);
    }

    @Override
    public synchronized void discard() {
        end = "discarded";
    }
}
