package wormhole.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import wormhole.api.Wormhole;
import wormhole.api.WormholeClient;
import wormhole.api.WormholeOptions;
import wormhole.api.error.NoConnectionException;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitPath;
import wormhole.api.transit.TransitRole;

/** Two wormholes of this program that have met, through a mailbox server of its own, to try a connection between them. */
final class Pair implements AutoCloseable {
    private final Wormhole left;
    private final Wormhole right;
    private final Duration limit;

    private Pair(Wormhole left, Wormhole right, Duration limit) {
        this.left = left;
        this.right = right;
        this.limit = limit;
    }

    static Pair meet(WormholeClient client, URI server, Examination.Subject subject)
            throws IOException, TimeoutException, InterruptedException {
        var options = WormholeOptions.builder(subject.appId())
                .mailbox(server)
                .closeTimeout(subject.limit())
                .build();
        var pair = new Pair(client.deferred(options), client.deferred(options), subject.limit());
        pair.left.allocateCode();
        pair.right.setCode(Check.await(pair.left.code(), pair.limit).reveal());
        Check.await(pair.left.verifier(), pair.limit);
        Check.await(pair.right.verifier(), pair.limit);
        return pair;
    }

    /**
     * What came of it.
     *
     * @param hints how one can be reached, as JSON
     * @param path how the other did reach it
     */
    record Connection(String hints, TransitPath path) {}

    /** Connects the two; the one with the first options is the one to be reached. */
    Connection connect(TransitOptions reached, TransitOptions reaching)
            throws IOException, TimeoutException, InterruptedException {
        try (var one = left.transit(TransitRole.SENDER, reached);
                var other = right.transit(TransitRole.RECEIVER, reaching)) {
            var hints = Check.await(one.hints(), limit);
            if (hints.equals("[]")) {
                throw new NoConnectionException("no port could be opened for the other side to connect to");
            }
            var back = one.connect(Check.await(other.hints(), limit));
            try (var pipe = Check.await(other.connect(hints), limit.plus(limit))) {
                Check.await(back, limit).close();
                return new Connection(hints, pipe.path());
            }
        }
    }

    @Override
    public void close() {
        left.close();
        right.close();
    }
}
