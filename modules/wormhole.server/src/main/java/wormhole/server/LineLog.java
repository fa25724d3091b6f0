package wormhole.server;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A usage log: lines appended to a private file, written at every {@link #flush}, so that the loop does not wait for each. A server
 * goes on without it: that it cannot be written is said once. For one thread at a time.
 */
public final class LineLog implements AutoCloseable {
    private final Path path;
    private final System.Logger complaints;
    private final BufferedWriter out;
    private boolean broken;

    /**
     * Opens it.
     *
     * @param path a file, appended to; made with mode 0600 where files have modes
     * @param complaints where it is said that it cannot be written
     * @throws IOException it cannot be opened
     */
    public LineLog(Path path, System.Logger complaints) throws IOException {
        this.path = path;
        this.complaints = complaints;
        var file = PrivateFile.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        out = new BufferedWriter(Channels.newWriter(file, StandardCharsets.UTF_8));
    }

    /**
     * Adds a line.
     *
     * @param text without its end
     */
    public void add(String text) {
        trying(() -> {
            out.write(text);
            out.newLine();
        });
    }

    /** Writes what was added. */
    public void flush() {
        trying(out::flush);
    }

    /** Writes what was added, and ends. */
    @Override
    public void close() {
        trying(out::close);
    }

    private interface Step {
        void run() throws IOException;
    }

    private void trying(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            if (!broken) {
                complaints.log(
                        System.Logger.Level.WARNING, "cannot write the usage log {0}: {1}", path, e.getMessage());
            }
            broken = true;
        }
    }
}
