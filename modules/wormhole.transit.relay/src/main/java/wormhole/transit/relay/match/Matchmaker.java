package wormhole.transit.relay.match;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds who belongs to whom: an input and the time in, effects out. No sockets, threads or clocks. For one thread.
 *
 * <p>Source: {@code transit_server.py} and {@code server_state.py} of magic-wormhole-transit-relay 0.5. Where several
 * waiting connections fit, the one that asked first is taken.
 *
 * <p>Times are microseconds since 1970. Connections are numbered by whoever drives it; a number is not used again while
 * its connection lives. What is said of an unknown connection is ignored.
 */
public final class Matchmaker {
    private final MatchLimits limits;
    private final Blur blur;
    private final Map<Long, Client> clients = new HashMap<>();
    private final Map<String, Integer> perSource = new HashMap<>();
    private final Waiting waiting = new Waiting();
    // Both in the order of their times.
    private final Set<Client> asking = new LinkedHashSet<>();
    private final Set<Client> lonely = new LinkedHashSet<>();

    /**
     * A matchmaker that knows nobody.
     *
     * @param limits how much strangers may make it keep
     * @param blur for usage records
     */
    public Matchmaker(MatchLimits limits, Blur blur) {
        this.limits = limits;
        this.blur = blur;
    }

    /**
     * A connection came.
     *
     * @param connection its number
     * @param source where it comes from: connections are counted by it
     * @param now the time
     * @return empty, or that it is to be closed: then there are too many, and it is not known
     */
    public List<Effect> opened(long connection, String source, long now) {
        if (clients.size() >= limits.connections() || perSource.getOrDefault(source, 0) >= limits.perSource()) {
            return List.of(new Effect.Close(connection));
        }
        var client = new Client(connection, source, now);
        clients.put(connection, client);
        asking.add(client);
        if (limits.perSource() != Integer.MAX_VALUE) {
            perSource.merge(source, 1, Integer::sum);
        }
        return List.of();
    }

    /**
     * A connection that is in no pair sent something.
     *
     * @param connection its number
     * @param data what came. What is left in it after an {@link Effect.Pair} is for the partner; without one it is all
     *     dealt with
     * @param now the time
     * @return what is to be done
     */
    public List<Effect> received(long connection, ByteBuffer data, long now) {
        var client = clients.get(connection);
        if (client == null || client.stage == Client.Stage.DONE || !data.hasRemaining()) {
            return List.of();
        }
        var effects = new ArrayList<Effect>();
        if (client.stage == Client.Stage.ASKING) {
            ask(client, data, now, effects);
        }
        if (client.stage == Client.Stage.WAITING && data.hasRemaining()) {
            effects.add(new Effect.Write(connection, Reply.IMPATIENT));
            dismiss(client, Mood.IMPATIENT, now, effects);
        }
        return effects;
    }

    /**
     * Bytes of a connection of a pair were passed on.
     *
     * @param connection whose
     * @param bytes how many
     * @param now the time
     * @return empty, or the end of the pair if it passed more than it may
     */
    public List<Effect> passed(long connection, long bytes, long now) {
        var client = clients.get(connection);
        if (client == null || client.stage != Client.Stage.PAIRED || client.partner == null) {
            return List.of();
        }
        client.sent += bytes;
        if (client.sent + client.partner.sent <= limits.pairBytes()) {
            return List.of();
        }
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.Close(connection));
        part(client, client.partner, Mood.ERRORY, now, effects);
        return effects;
    }

    /**
     * A connection has ended, for whatever reason.
     *
     * @param connection its number
     * @param now the time
     * @return what is to be done
     */
    public List<Effect> closed(long connection, long now) {
        var client = clients.remove(connection);
        if (client == null) {
            return List.of();
        }
        perSource.computeIfPresent(client.source, (source, count) -> count > 1 ? count - 1 : null);
        var effects = new ArrayList<Effect>();
        switch (client.stage) {
            case ASKING -> record(client, Mood.EMPTY, now, effects);
            case WAITING -> record(client, Mood.LONELY, now, effects);
            case PAIRED -> {
                if (client.partner != null) {
                    part(client, client.partner, Mood.HAPPY, now, effects);
                }
            }
            case DONE -> {}
        }
        forget(client);
        return effects;
    }

    /**
     * Looks who has taken too long. To be called about once a second.
     *
     * @param now the time
     * @return what is to be done
     */
    public List<Effect> tick(long now) {
        var effects = new ArrayList<Effect>();
        for (var client : late(asking, limits.lineMicros(), now)) {
            dismiss(client, Mood.EMPTY, now, effects);
        }
        for (var client : late(lonely, limits.waitingMicros(), now)) {
            dismiss(client, Mood.LONELY, now, effects);
        }
        return effects;
    }

    /**
     * How things stand.
     *
     * @return counts
     */
    public Snapshot snapshot() {
        long connected = 0;
        long bytes = 0;
        for (var client : clients.values()) {
            if (client.stage == Client.Stage.PAIRED) {
                connected++;
                bytes += client.sent;
            }
        }
        return new Snapshot(connected, waiting.tokens(), blur.bytes(bytes));
    }

    // ---- inside

    private void ask(Client client, ByteBuffer data, long now, List<Effect> effects) {
        var progress = client.take(data);
        if (progress == Client.Progress.TOO_LONG) {
            dismiss(client, Mood.EMPTY, now, effects);
        } else if (progress == Client.Progress.WHOLE) {
            client.takeLine().ifPresentOrElse(line -> place(client, line, now, effects), () -> {
                data.position(data.limit());
                effects.add(new Effect.Write(client.number, Reply.BAD_HANDSHAKE));
                dismiss(client, Mood.ERRORY, now, effects);
            });
        }
    }

    private void place(Client client, RelayLine line, long now, List<Effect> effects) {
        asking.remove(client);
        var match = waiting.match(client, line);
        if (match.isPresent()) {
            join(match.get(), client, line, now, effects);
        } else if (waiting.with(line) >= limits.perToken()) {
            dismiss(client, Mood.REDUNDANT, now, effects);
        } else {
            client.stage = Client.Stage.WAITING;
            client.asked = now;
            waiting.add(client, line);
            lonely.add(client);
        }
    }

    private void join(Client first, Client second, RelayLine line, long now, List<Effect> effects) {
        for (var left : waiting.removeAll(line)) {
            lonely.remove(left);
            if (left != first) {
                dismiss(left, Mood.REDUNDANT, now, effects);
            }
        }
        pair(first, second);
        pair(second, first);
        first.first = true;
        effects.add(new Effect.Write(second.number, Reply.OK));
        effects.add(new Effect.Write(first.number, Reply.OK));
        effects.add(new Effect.Pair(first.number, second.number));
    }

    private static void pair(Client client, Client partner) {
        client.stage = Client.Stage.PAIRED;
        client.partner = partner;
    }

    /** Ends a pair: the other is closed, and both are one record. */
    private void part(Client client, Client partner, Mood mood, long now, List<Effect> effects) {
        effects.add(new Effect.Close(partner.number));
        record(client.first ? client : partner, mood, now, effects);
        client.stage = Client.Stage.DONE;
        partner.stage = Client.Stage.DONE;
        client.partner = null;
        partner.partner = null;
    }

    private void dismiss(Client client, Mood mood, long now, List<Effect> effects) {
        effects.add(new Effect.Close(client.number));
        record(client, mood, now, effects);
        client.stage = Client.Stage.DONE;
        forget(client);
    }

    private void forget(Client client) {
        asking.remove(client);
        lonely.remove(client);
        waiting.remove(client);
    }

    private void record(Client client, Mood mood, long now, List<Effect> effects) {
        var partner = client.partner;
        var earlier = partner == null ? client.started : Math.min(client.started, partner.started);
        var gap = partner == null ? OptionalLong.empty() : OptionalLong.of(Math.abs(client.started - partner.started));
        var bytes = client.sent + (partner == null ? 0 : partner.sent);
        effects.add(new Effect.Log(
                new UsageRecord(blur.time(client.started), now - earlier, gap, blur.bytes(bytes), mood)));
    }

    private static List<Client> late(Set<Client> clients, long limit, long now) {
        var late = new ArrayList<Client>();
        for (var client : clients) {
            if (now - since(client) < limit) {
                break;
            }
            late.add(client);
        }
        return late;
    }

    private static long since(Client client) {
        return client.stage == Client.Stage.WAITING ? client.asked : client.started;
    }
}
