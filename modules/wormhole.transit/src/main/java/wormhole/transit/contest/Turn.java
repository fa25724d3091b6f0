package wormhole.transit.contest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wormhole.api.transit.Hint;
import wormhole.api.transit.TransitPath;
import wormhole.core.effect.Step;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.Printable;
import wormhole.transit.handshake.HandshakeLines;
import wormhole.transit.hint.HintText;

/** What one input does to a contest. Mutable inside, invisible outside. */
final class Turn implements Input.Handler {
    private static final int MAX_TRIED = 64;
    private static final int MAX_REASON = 200;

    final ContestConfig config;
    final HandshakeLines lines;
    final Map<ConnectionId, Candidate> candidates;
    final List<List<Target>> waitingRelays;
    final List<String> tried;
    final List<Effect> effects = new ArrayList<>();
    Life life;
    boolean listening;
    long dialled;
    long relayWaits;

    Turn(Contest contest) {
        config = contest.config;
        lines = contest.lines;
        candidates = new LinkedHashMap<>(contest.candidates);
        waitingRelays = new ArrayList<>(contest.waitingRelays);
        tried = new ArrayList<>(contest.tried);
        life = contest.life;
        listening = contest.listening;
        dialled = contest.counters.dialled();
        relayWaits = contest.counters.relayWaits();
    }

    @Override
    public void on(Input.Start input) {
        if (life != Life.NEW) {
            return;
        }
        life = Life.OFFERING;
        if (config.mayListen()) {
            listening = true;
            effects.add(new Effect.Listen());
        } else {
            publish(List.of());
        }
    }

    @Override
    public void on(Input.Listening input) {
        publish(input.addresses());
        if (input.addresses().isEmpty()) {
            listening = false;
            goOn();
        }
    }

    private void publish(List<Hint.DirectTcp> addresses) {
        var ours = new ArrayList<Hint>(addresses);
        ours.addAll(config.relays());
        effects.add(new Effect.Publish(List.copyOf(ours)));
    }

    @Override
    public void on(Input.HintsArrived input) {
        if (life == Life.CONNECTING) {
            return;
        }
        life = Life.CONNECTING;
        effects.add(new Effect.Arm(new Timer.Limit(), config.options().connectTimeout()));
        var targets = new Targets(config, this::note);
        waitingRelays.addAll(targets.relays(input.hints()));
        var direct = targets.direct(input.hints());
        direct.forEach(this::dial);
        if (direct.isEmpty()) {
            dialRelays();
        } else {
            waitForRelays();
        }
        if (waitingRelays.isEmpty()) {
            goOn();
        }
    }

    private void dial(Target target) {
        var id = new ConnectionId(false, dialled++);
        candidates.put(id, Candidate.dialling(target.path(), target.trusted(), lines));
        effects.add(new Effect.Dial(id, target.address(), config.dialTimeout()));
    }

    private void waitForRelays() {
        if (!waitingRelays.isEmpty()) {
            effects.add(new Effect.Arm(
                    new Timer.NextRelays(++relayWaits), config.options().relayDelay()));
        }
    }

    private void dialRelays() {
        if (!waitingRelays.isEmpty()) {
            waitingRelays.remove(0).forEach(this::dial);
            waitForRelays();
        }
    }

    // When nothing we dialled is on its way: the next relays at once, and without any the end, unless somebody may
    // still call. Who has called in does not count for the relays: a stranger who says nothing must not hold them up.
    private void goOn() {
        if (life != Life.CONNECTING || !candidates.keySet().stream().allMatch(ConnectionId::incoming)) {
            return;
        }
        waitingRelays.removeIf(List::isEmpty);
        if (!waitingRelays.isEmpty()) {
            dialRelays();
        } else if (!listening && candidates.isEmpty()) {
            lose(dialled == 0 ? Notice.Reason.NO_CONTENDERS : Notice.Reason.ALL_FAILED);
        }
    }

    @Override
    public void on(Input.Opened input) {
        var candidate = candidates.get(input.id());
        if (candidate == null || !(candidate.state() instanceof Candidate.State.Dialling)) {
            return;
        }
        var objection = candidate.trusted() || input.host().isEmpty()
                ? ""
                : config.rules().objection(input.host()).orElse("");
        if (objection.isEmpty()) {
            begin(input.id(), candidate);
        } else {
            drop(input.id(), candidate.dropped("not used, " + objection));
            goOn();
        }
    }

    @Override
    public void on(Input.Accepted input) {
        if (!listening) {
            effects.add(new Effect.Close(input.id()));
            return;
        }
        makeRoom();
        var path = new TransitPath(false, HintText.incoming(input.peer()));
        begin(input.id(), Candidate.dialling(path, true, lines));
    }

    private void makeRoom() {
        var incoming =
                candidates.keySet().stream().filter(ConnectionId::incoming).toList();
        if (incoming.size() >= ContestConfig.MAX_INCOMING) {
            var oldest = incoming.get(0);
            drop(oldest, candidates.get(oldest).dropped("too many callers"));
        }
    }

    private void begin(ConnectionId id, Candidate candidate) {
        apply(id, candidate.opened());
        effects.add(new Effect.Arm(new Timer.Handshake(id), config.options().handshakeTimeout()));
    }

    @Override
    public void on(Input.Received input) {
        var candidate = candidates.get(input.id());
        if (candidate != null) {
            apply(input.id(), candidate.received(input.data()));
        }
    }

    private void apply(ConnectionId id, Step<Candidate, Bytes> step) {
        write(id, step);
        var candidate = step.next();
        if (candidate.state() instanceof Candidate.State.Deciding) {
            apply(id, candidate.choose());
        } else if (candidate.state() instanceof Candidate.State.Chosen chosen) {
            win(id, candidate, chosen.leftover());
        } else if (candidate.state() instanceof Candidate.State.Dropped) {
            drop(id, candidate);
            goOn();
        } else {
            candidates.put(id, candidate);
        }
    }

    private void write(ConnectionId id, Step<Candidate, Bytes> step) {
        step.reports().forEach(data -> effects.add(new Effect.Write(id, data)));
    }

    private void drop(ConnectionId id, Candidate candidate) {
        effects.add(new Effect.Close(id));
        forget(id, candidate, ((Candidate.State.Dropped) candidate.state()).why());
    }

    private void forget(ConnectionId id, Candidate candidate, String why) {
        candidates.remove(id);
        note(candidate.path() + ": " + Printable.cut(why, MAX_REASON));
    }

    private void note(String attempt) {
        if (tried.size() < MAX_TRIED) {
            tried.add(attempt);
        }
    }

    @Override
    public void on(Input.Closed input) {
        var candidate = candidates.get(input.id());
        if (candidate != null) {
            forget(input.id(), candidate, input.why());
            goOn();
        }
    }

    @Override
    public void on(Input.TimerFired input) {
        if (input.timer() instanceof Timer.Handshake late) {
            handshakeTookTooLong(late.id());
        } else if (input.timer() instanceof Timer.NextRelays next && next.generation() == relayWaits) {
            dialRelays();
        } else if (input.timer() instanceof Timer.Limit) {
            lose(Notice.Reason.TIME_LIMIT);
        }
    }

    private void handshakeTookTooLong(ConnectionId id) {
        var candidate = candidates.get(id);
        if (candidate != null) {
            drop(
                    id,
                    candidate.dropped(
                            "no handshake within " + seconds(config.options().handshakeTimeout())));
            goOn();
        }
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }

    @Override
    public void on(Input.Cancel input) {
        lose(Notice.Reason.CANCELLED);
    }

    private void win(ConnectionId id, Candidate winner, Bytes leftover) {
        candidates.remove(id);
        end();
        effects.add(new Effect.Notify(new Notice.Won(id, leftover, winner.path())));
    }

    private void lose(Notice.Reason reason) {
        candidates.forEach((id, candidate) -> note(candidate.path() + ": no answer"));
        end();
        effects.add(new Effect.Notify(new Notice.Lost(reason, tried)));
    }

    private void end() {
        for (var other : candidates.entrySet()) {
            write(other.getKey(), other.getValue().abandon());
            effects.add(new Effect.Close(other.getKey()));
        }
        candidates.clear();
        waitingRelays.clear();
        if (listening) {
            listening = false;
            effects.add(new Effect.StopListening());
        }
        life = Life.OVER;
    }
}
