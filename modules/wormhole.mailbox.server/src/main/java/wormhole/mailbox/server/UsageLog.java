package wormhole.mailbox.server;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalLong;
import wormhole.json.StrictJson;
import wormhole.mailbox.server.hub.UsageRecord;
import wormhole.mailbox.server.store.PrivateFile;
import wormhole.mailbox.server.websocket.UsageSink;

/** Usage records as lines of JSON. Written at every {@link #flush}, so that the loop does not wait for each. */
final class UsageLog implements UsageSink, AutoCloseable {
    private static final System.Logger LOG = System.getLogger("wormhole.mailbox.server");

    private final Path path;
    private final BufferedWriter out;
    private final int blurSeconds;
    private final long rebooted;
    private boolean broken;

    UsageLog(Path path, int blurSeconds, long rebooted) throws IOException {
        this.path = path;
        this.blurSeconds = blurSeconds;
        this.rebooted = rebooted;
        var file = PrivateFile.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        out = new BufferedWriter(Channels.newWriter(file, StandardCharsets.UTF_8));
    }

    @Override
    public void log(UsageRecord usage) {
        trying(() -> {
            out.write(json(usage).toString());
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

    // A server goes on without its usage log; it says so once.
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

    private JsonObject json(UsageRecord usage) {
        if (usage instanceof UsageRecord.OfNameplate row) {
            var line = line("nameplates", row.app()).add("started", seconds(row.started()));
            waiting(line, row.waiting());
            return line.add("total_time", seconds(row.total()))
                    .add("result", row.result())
                    .build();
        }
        if (usage instanceof UsageRecord.OfMailbox row) {
            var line = line("mailboxes", row.app())
                    .add("for_nameplate", row.forNameplate())
                    .add("started", seconds(row.started()));
            waiting(line, row.waiting());
            return line.add("total_time", seconds(row.total()))
                    .add("result", row.result())
                    .build();
        }
        return usage instanceof UsageRecord.OfClient row ? client(row) : now((UsageRecord.OfNow) usage);
    }

    private static JsonObject client(UsageRecord.OfClient row) {
        var line = line("client_versions", row.app());
        nullable(line, "side", row.side());
        line.add("connect_time", seconds(row.connectTime()));
        nullable(line, "implementation", row.implementation());
        nullable(line, "version", row.version());
        return line.build();
    }

    private JsonObject now(UsageRecord.OfNow row) {
        var line = StrictJson.newObject()
                .add("table", "current")
                .add("rebooted", seconds(rebooted))
                .add("updated", seconds(row.updated()));
        if (blurSeconds == 0) {
            line.addNull("blur_time");
        } else {
            line.add("blur_time", blurSeconds);
        }
        return line.add("connections_websocket", row.connections()).build();
    }

    private static JsonObjectBuilder line(String table, String app) {
        return StrictJson.newObject().add("table", table).add("app_id", app);
    }

    private static void waiting(JsonObjectBuilder line, OptionalLong micros) {
        micros.ifPresentOrElse(value -> line.add("waiting_time", seconds(value)), () -> line.addNull("waiting_time"));
    }

    private static void nullable(JsonObjectBuilder line, String key, Optional<String> text) {
        text.ifPresentOrElse(value -> line.add(key, value), () -> line.addNull(key));
    }

    private static BigDecimal seconds(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }
}
