package wormhole.mailbox.server;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import wormhole.json.StrictJson;
import wormhole.mailbox.server.hub.UsageRecord;
import wormhole.mailbox.server.websocket.UsageSink;
import wormhole.server.LineLog;

/** Usage records as lines of JSON, written at every {@link #flush}. */
final class UsageLog implements UsageSink, AutoCloseable {
    private final LineLog log;
    private final int blurSeconds;
    private final long rebooted;

    UsageLog(Path path, int blurSeconds, long rebooted) throws IOException {
        this.blurSeconds = blurSeconds;
        this.rebooted = rebooted;
        log = new LineLog(path, System.getLogger("wormhole.mailbox.server"));
    }

    @Override
    public void log(UsageRecord usage) {
        log.add(json(usage).toString());
    }

    void flush() {
        log.flush();
    }

    @Override
    public void close() {
        log.close();
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
