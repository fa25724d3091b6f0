package wormhole.mailbox.server.websocket;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Memory that all connections share, such as what waits to be read by clients. Small amounts are not looked at, so that
 * nothing is kept for a connection that behaves.
 */
final class Budget {
    private static final long SMALL = 16 * 1024;

    private final long limit;
    private final ToLongFunction<ClientConnection> measure;
    private final Map<ClientConnection, Long> users = new HashMap<>();
    private long used;

    Budget(long limit, ToLongFunction<ClientConnection> measure) {
        this.limit = limit;
        this.measure = measure;
    }

    /** Looks at what a connection uses now. If all together use too much, answers the one that uses most. */
    Optional<ClientConnection> look(ClientConnection connection) {
        var now = measure.applyAsLong(connection);
        if (now > SMALL || users.containsKey(connection)) {
            note(connection, now);
        }
        return used <= limit ? Optional.empty() : lookAgain();
    }

    void forget(ClientConnection connection) {
        note(connection, 0);
    }

    private Optional<ClientConnection> lookAgain() {
        for (var connection : users.keySet().toArray(ClientConnection[]::new)) {
            note(connection, measure.applyAsLong(connection));
        }
        return used <= limit
                ? Optional.empty()
                : users.entrySet().stream()
                        .max(Comparator.comparingLong(Map.Entry::getValue))
                        .map(Map.Entry::getKey);
    }

    private void note(ClientConnection connection, long now) {
        var before = now > SMALL ? users.put(connection, now) : users.remove(connection);
        used += (now > SMALL ? now : 0) - (before == null ? 0 : before);
    }
}
