package wormhole.transit.relay;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import wormhole.server.Addresses;
import wormhole.spi.stream.ByteStream;
import wormhole.transit.relay.match.Effect;
import wormhole.transit.relay.match.Matchmaker;

/**
 * Between the sockets and the matchmaker. Everything in it happens on the one thread of the listening socket, so nothing
 * needs a lock.
 */
final class RelayFront {
    private final Matchmaker matchmaker;
    private final Optional<UsageLog> usage;
    private final LongSupplier micros;
    private final Map<Long, RelayConnection> connections = new HashMap<>();
    private final Effect.Handler carrier = new ToSockets();
    private long next;
    private boolean ended;

    RelayFront(Matchmaker matchmaker, Optional<UsageLog> usage, LongSupplier micros) {
        this.matchmaker = matchmaker;
        this.usage = usage;
        this.micros = micros;
    }

    void accepted(ByteStream stream) {
        var number = next++;
        var effects =
                matchmaker.opened(number, Addresses.unwrapped(stream.peer().host()), now());
        if (ended || !effects.isEmpty()) {
            stream.abort();
            return;
        }
        var connection = new RelayConnection(number, stream, this);
        connections.put(number, connection);
        stream.start(connection);
    }

    void received(RelayConnection connection, ByteBuffer data) {
        carryOut(matchmaker.received(connection.number, data, now()));
    }

    void passed(RelayConnection connection, int bytes) {
        carryOut(matchmaker.passed(connection.number, bytes, now()));
    }

    void closed(RelayConnection connection) {
        connections.remove(connection.number);
        carryOut(matchmaker.closed(connection.number, now()));
    }

    void tick() {
        carryOut(matchmaker.tick(now()));
        usage.ifPresent(UsageLog::flush);
    }

    void snapshot() {
        usage.ifPresent(log -> log.log(matchmaker.snapshot(), now()));
    }

    /** Takes no more, and cuts every connection: there is nothing to say to them. */
    void end() {
        ended = true;
        List.copyOf(connections.values()).forEach(connection -> connection.stream.abort());
    }

    int connections() {
        return connections.size();
    }

    private long now() {
        return micros.getAsLong();
    }

    private void carryOut(List<Effect> effects) {
        for (var effect : effects) {
            effect.accept(carrier);
        }
    }

    private final class ToSockets implements Effect.Handler {
        @Override
        public void on(Effect.Write effect) {
            find(effect.connection())
                    .ifPresent(
                            to -> to.stream.write(ByteBuffer.wrap(effect.reply().bytes())));
        }

        @Override
        public void on(Effect.Close effect) {
            find(effect.connection()).ifPresent(which -> which.stream.close());
        }

        @Override
        public void on(Effect.Pair effect) {
            var one = find(effect.one());
            var other = find(effect.other());
            if (one.isPresent() && other.isPresent()) {
                one.get().join(other.get());
                other.get().join(one.get());
            }
        }

        @Override
        public void on(Effect.Log effect) {
            usage.ifPresent(log -> log.log(effect.usage()));
        }

        private Optional<RelayConnection> find(long number) {
            return Optional.ofNullable(connections.get(number));
        }
    }
}
