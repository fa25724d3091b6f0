package wormhole.transit.relay.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who waits for a partner, by token, in the order they asked. */
final class Waiting {
    private final Map<String, List<Client>> byToken = new HashMap<>();

    int tokens() {
        return byToken.size();
    }

    int with(RelayLine line) {
        return byToken.getOrDefault(line.token(), List.of()).size();
    }

    void add(Client client, RelayLine line) {
        // Nearly always there is only one.
        byToken.computeIfAbsent(line.token(), token -> new ArrayList<>(1)).add(client);
    }

    void remove(Client client) {
        var line = client.line;
        if (line == null) {
            return;
        }
        byToken.computeIfPresent(line.token(), (token, waiting) -> {
            waiting.remove(client);
            return waiting.isEmpty() ? null : waiting;
        });
    }

    /** The one that came first of those that fit. */
    Optional<Client> match(Client client, RelayLine line) {
        return byToken.getOrDefault(line.token(), List.of()).stream()
                .filter(client::fits)
                .findFirst();
    }

    /** Forgets all that wait with a token. */
    List<Client> removeAll(RelayLine line) {
        var all = byToken.remove(line.token());
        return all == null ? List.of() : all;
    }
}
