package wormhole.conformance.simulation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wormhole.api.transit.Hint;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;
import wormhole.core.wire.Bytes;
import wormhole.transit.contest.ConnectionId;
import wormhole.transit.contest.Contest;
import wormhole.transit.contest.ContestConfig;
import wormhole.transit.contest.Effect;
import wormhole.transit.contest.Input;
import wormhole.transit.contest.Notice;
import wormhole.transit.handshake.TransitKey;
import wormhole.transit.handshake.TransitSide;

/** One side of a simulated contest: its driver, and what it must never do. */
final class ContestEnd implements Effect.Handler, ContestPipe.Party {
    final TransitRole role;
    final TransitOptions options;
    private final ContestWorld world;
    private final ContestHandling handling;
    private final Map<ConnectionId, ContestPipe> open = new HashMap<>();
    private final Map<ContestPipe, ConnectionId> names = new HashMap<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private Contest contest;
    private long accepted;
    boolean listens;
    Optional<Notice> end = Optional.empty();
    Optional<ContestPipe> winner = Optional.empty();
    private long connectingSince = -1;

    ContestEnd(ContestWorld world, TransitRole role, TransitOptions options, TransitKey key, TransitSide side) {
        this.world = world;
        this.role = role;
        this.options = options;
        this.handling = world.handling;
        this.contest = Contest.with(ContestConfig.of(options), key.lines(role, side));
    }

    String host() {
        return role == TransitRole.SENDER ? "sender.example" : "receiver.example";
    }

    byte[] payload() {
        return ("what the " + role + " says first").getBytes(US_ASCII);
    }

    byte[] heard() {
        return heard.toByteArray();
    }

    void feed(Input input) {
        var wasOver = contest.over();
        var step = handling.handle(contest, input);
        contest = step.next();
        for (var effect : step.reports()) {
            world.check(!wasOver || effect instanceof Effect.Close, "acts after its end: " + effect);
            effect.accept(this);
        }
        if (contest.over() && end.isPresent()) {
            var left = new ArrayList<>(open.values());
            winner.ifPresent(left::remove);
            world.check(left.isEmpty(), role + " leaves losers open");
            world.check(!listens, role + " still listens");
        }
    }

    void hintsArrive(List<Hint> hints) {
        connectingSince = world.clock.now();
        feed(new Input.HintsArrived(hints));
        world.clock.after(
                options.connectTimeout().toMillis() + 1,
                () -> world.check(end.isPresent(), role + " does not end within its limit"));
    }

    void accepts(ContestPipe pipe) {
        if (!listens) {
            pipe.close(this);
            return;
        }
        var id = new ConnectionId(true, accepted++);
        add(id, pipe);
        feed(new Input.Accepted(id, "somebody:1"));
    }

    private void add(ConnectionId id, ContestPipe pipe) {
        open.put(id, pipe);
        names.put(pipe, id);
    }

    // ---- what the network tells

    @Override
    public void opened(ContestPipe pipe) {
        feed(new Input.Opened(names.get(pipe), ""));
    }

    @Override
    public void received(ContestPipe pipe, byte[] data) {
        if (winner.filter(pipe::equals).isPresent()) {
            heard.writeBytes(data);
        } else {
            feed(new Input.Received(names.get(pipe), Bytes.copyOf(data)));
        }
    }

    @Override
    public void closed(ContestPipe pipe) {
        open.remove(names.get(pipe));
        feed(new Input.Closed(names.get(pipe), "closed"));
    }

    // ---- what the contest wants

    @Override
    public void on(Effect.Listen effect) {
        world.check(options.paths() != TransitOptions.Paths.RELAY_ONLY, "listens although only relays are allowed");
        listens = world.canListen(this);
        var address = new Hint.DirectTcp(host(), 4000, 0);
        world.soon(() -> feed(new Input.Listening(listens ? List.of(address) : List.of())));
    }

    @Override
    public void on(Effect.StopListening effect) {
        listens = false;
    }

    @Override
    public void on(Effect.Publish effect) {
        var direct = effect.hints().stream().anyMatch(Hint.DirectTcp.class::isInstance);
        var relayed = effect.hints().stream().anyMatch(Hint.Relay.class::isInstance);
        world.check(!direct || options.paths() != TransitOptions.Paths.RELAY_ONLY, "publishes its address");
        world.check(!relayed || options.paths() != TransitOptions.Paths.DIRECT_ONLY, "publishes a relay");
        world.publish(this, effect.hints());
    }

    @Override
    public void on(Effect.Dial effect) {
        var host = ((Hint.Tcp) effect.address()).host();
        var relay = ContestWorld.isRelay(host);
        world.check(!relay || options.paths() != TransitOptions.Paths.DIRECT_ONLY, "dials a relay");
        world.check(relay || options.paths() != TransitOptions.Paths.RELAY_ONLY, "dials directly");
        add(effect.id(), world.dial(this, host, effect.timeout().toMillis()));
    }

    @Override
    public void on(Effect.Write effect) {
        var pipe = open.get(effect.id());
        world.check(pipe != null, role + " writes on a connection that is not open");
        if (pipe != null) {
            pipe.write(this, effect.data().toArray());
        }
    }

    @Override
    public void on(Effect.Close effect) {
        var pipe = open.remove(effect.id());
        if (pipe != null) {
            pipe.close(this);
        }
    }

    @Override
    public void on(Effect.Arm effect) {
        world.clock.after(effect.delay().toMillis(), () -> feed(new Input.TimerFired(effect.timer())));
    }

    @Override
    public void on(Effect.Notify effect) {
        world.check(end.isEmpty(), role + " ends twice");
        end = Optional.of(effect.notice());
        if (effect.notice() instanceof Notice.Won won) {
            var pipe = open.get(won.id());
            winner = Optional.ofNullable(pipe);
            heard.writeBytes(won.leftover().toArray());
            world.check(pipe != null, role + " wins with a connection that is not open");
            if (pipe != null) {
                pipe.write(this, payload());
            }
        }
    }
}
