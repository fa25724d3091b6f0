package wormhole.filetransfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import wormhole.filetransfer.archive.Cancel;
import wormhole.filetransfer.archive.Source;

/**
 * Bytes from memory.
 *
 * @param bytes what is there when it is read
 * @param offered how many were there when it was offered
 */
record MemorySource(byte[] bytes, long offered) implements Source {
    MemorySource(byte[] bytes) {
        this(bytes, bytes.length);
    }

    @Override
    public String offeredName() {
        return "x.bin";
    }

    @Override
    public boolean isDirectory() {
        return false;
    }

    @Override
    public long bytesOnWire() {
        return offered;
    }

    @Override
    public long contentBytes() {
        return offered;
    }

    @Override
    public long entries() {
        return 1;
    }

    @Override
    public List<String> skipped() {
        return List.of();
    }

    @Override
    public void writeTo(WritableByteChannel sink, Cancel cancel) throws IOException {
        var all = ByteBuffer.wrap(bytes);
        while (all.hasRemaining()) {
            cancel.check();
            var piece = all.slice(all.position(), Math.min(10_000, all.remaining()));
            all.position(all.position() + piece.remaining());
            sink.write(piece);
        }
    }
}
