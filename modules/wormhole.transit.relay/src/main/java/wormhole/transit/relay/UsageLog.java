package wormhole.transit.relay;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import wormhole.transit.relay.match.Snapshot;
import wormhole.transit.relay.match.UsageRecord;

/** Usage records as lines of JSON. Written at every {@link #flush}, so that the loop does not wait for each. */
final class UsageLog implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("wormhole.transit.relay");
    // It tells who met whom, and when.
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;
    private final BufferedWriter out;
    private final long rebooted;
    private boolean broken;

    UsageLog(Path path, long rebooted) throws IOException {
        this.path = path;
        this.rebooted = rebooted;
        out = new BufferedWriter(Channels.newWriter(open(path), StandardCharsets.UTF_8));
    }

    private static FileChannel open(Path path) throws IOException {
        var hasModes = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        var attributes = hasModes ? new FileAttribute<?>[] {OWNER_ONLY} : new FileAttribute<?>[0];
        return FileChannel.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), attributes);
    }

    void log(UsageRecord usage) {
        var waiting = usage.waiting().isPresent() ? seconds(usage.waiting().getAsLong()) : "null";
        line("{\"table\":\"usage\",\"started\":" + seconds(usage.started())
                + ",\"total_time\":" + seconds(usage.total())
                + ",\"waiting_time\":" + waiting
                + ",\"total_bytes\":" + usage.bytes()
                + ",\"mood\":\"" + usage.mood().word() + "\"}");
    }

    void log(Snapshot now, long updated) {
        line("{\"table\":\"current\",\"rebooted\":" + seconds(rebooted)
                + ",\"updated\":" + seconds(updated)
                + ",\"connected\":" + now.connected()
                + ",\"waiting\":" + now.waiting()
                + ",\"incomplete_bytes\":" + now.incompleteBytes() + "}");
    }

    private void line(String json) {
        trying(() -> {
            out.write(json);
            out.newLine();
        });
    }

    void flush() {
        trying(out::flush);
    }

    @Override
    public void close() {
        trying(out::close);
    }

    private interface Step {
        void run() throws IOException;
    }

    // A relay goes on without its usage log; it says so once.
    private void trying(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            if (!broken) {
                LOG.log(System.Logger.Level.WARNING, "cannot write the usage log {0}: {1}", path, e.getMessage());
            }
            broken = true;
        }
    }

    private static String seconds(long micros) {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }
}
