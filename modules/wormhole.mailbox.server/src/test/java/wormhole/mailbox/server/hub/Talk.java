package wormhole.mailbox.server.hub;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import wormhole.json.JsonRefusedException;
import wormhole.json.StrictJson;
import wormhole.mailbox.server.wire.Frame;

/** A hub and what it says to whom, for tests. */
final class Talk {
    final HubState state = new HubState();
    final Hub hub;
    final List<Long> dropped = new ArrayList<>();
    final List<UsageRecord> usage = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    private final Map<Long, List<JsonObject>> heard = new HashMap<>();
    long now = 1_700_000_000_000_000L;
    private long next;

    Talk(HubOptions options) {
        var random = new Random(11);
        hub = new Hub(state, options, length -> {
            var bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
        });
    }

    Talk() {
        this(HubOptions.DEFAULT);
    }

    static Talk limited(HubLimits limits) {
        var all = HubOptions.DEFAULT;
        return new Talk(new HubOptions(
                all.allowList(),
                all.motd(),
                all.advertiseVersion(),
                all.signalError(),
                all.blurUsageSeconds(),
                limits));
    }

    long connect() {
        var connection = next++;
        take(hub.handle(new Input.Connected(connection, new PeerAddress("192.0.2.7", 4711)), now));
        return connection;
    }

    /** A connection that has bound itself and has heard the welcome. */
    long bind(String side) {
        var connection = connect();
        say(connection, "{'type':'bind','appid':'app','side':'" + side + "'}");
        return connection;
    }

    /** Sends a message, written with single quotes; what this connection hears of it, without the acknowledgement. */
    List<JsonObject> say(long connection, String text) {
        heard.remove(connection);
        take(hub.handle(new Input.Received(connection, text.replace('\'', '"')), now));
        return heard(connection).stream()
                .filter(frame -> !frame.getString("type").equals("ack"))
                .toList();
    }

    /** What it heard since it last spoke. */
    List<JsonObject> heard(long connection) {
        return heard.getOrDefault(connection, List.of());
    }

    /** The error the message leads to. */
    String refusal(long connection, String text) {
        var frames = say(connection, text);
        return frames.size() == 1 ? frames.get(0).getString("error", "none") : "none";
    }

    String claim(long connection, String nameplate) {
        return say(connection, "{'type':'claim','nameplate':'" + nameplate + "'}")
                .get(0)
                .getString("mailbox");
    }

    void leave(long connection) {
        take(hub.handle(new Input.Disconnected(connection), now));
    }

    void prune() {
        take(hub.handle(new Input.Prune(), now));
    }

    private void take(List<Effect> effects) {
        for (var i = 0; i < effects.size(); i++) {
            if (effects.get(i) instanceof Effect.Send send) {
                heard.computeIfAbsent(send.connection(), missing -> new ArrayList<>())
                        .add(read(send.frame()));
            } else if (effects.get(i) instanceof Effect.Drop drop) {
                dropped.add(drop.connection());
            } else if (effects.get(i) instanceof Effect.Log log) {
                usage.add(log.usage());
            } else if (effects.get(i) instanceof Effect.Store store) {
                if (i != 0) {
                    throw new AssertionError("something may leave before it is stored");
                }
                changes.addAll(store.changes());
            }
        }
    }

    private static JsonObject read(Frame frame) {
        try {
            return StrictJson.object(frame.toString());
        } catch (JsonRefusedException e) {
            throw new AssertionError(frame.toString(), e);
        }
    }
}
