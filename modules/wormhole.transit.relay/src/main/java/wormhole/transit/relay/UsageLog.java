package wormhole.transit.relay;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import wormhole.server.LineLog;
import wormhole.transit.relay.match.Snapshot;
import wormhole.transit.relay.match.UsageRecord;

/** Usage records as lines of JSON, written at every {@link #flush}. */
final class UsageLog implements AutoCloseable {
    private final LineLog log;
    private final long rebooted;

    UsageLog(Path path, long rebooted) throws IOException {
        this.rebooted = rebooted;
        log = new LineLog(path, System.getLogger("wormhole.transit.relay"));
    }

    void log(UsageRecord usage) {
        var waiting = usage.waiting().isPresent() ? seconds(usage.waiting().getAsLong()) : "null";
        log.add("{\"table\":\"usage\",\"started\":" + seconds(usage.started())
                + ",\"total_time\":" + seconds(usage.total())
                + ",\"waiting_time\":" + waiting
                + ",\"total_bytes\":" + usage.bytes()
                + ",\"mood\":\"" + usage.mood().word() + "\"}");
    }

    void log(Snapshot now, long updated) {
        log.add("{\"table\":\"current\",\"rebooted\":" + seconds(rebooted)
                + ",\"updated\":" + seconds(updated)
                + ",\"connected\":" + now.connected()
                + ",\"waiting\":" + now.waiting()
                + ",\"incomplete_bytes\":" + now.incompleteBytes() + "}");
    }

    void flush() {
        log.flush();
    }

    @Override
    public void close() {
        log.close();
    }

    private static String seconds(long micros) {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }
}
