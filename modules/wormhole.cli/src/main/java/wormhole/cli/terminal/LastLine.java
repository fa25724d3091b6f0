package wormhole.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A stream whose last line is ended by closing it; what is written later is dropped, by whatever thread. What is beneath stays open,
 * as the settings of a terminal are restored through it.
 */
final class LastLine extends FilterOutputStream {
    private boolean closed;

    LastLine(OutputStream out) {
        super(out);
    }

    @Override
    public synchronized void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) throws IOException {
        if (!closed) {
            out.write(bytes, from, count);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            out.write('\n');
            out.flush();
        }
    }
}
