package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import wormhole.api.transit.Hint;
import wormhole.api.transit.HintArgument;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;
import wormhole.spi.crypto.SecretBytes;
import wormhole.testkit.VirtualClock;
import wormhole.transit.contest.Contest;
import wormhole.transit.contest.ContestConfig;
import wormhole.transit.contest.Effect;
import wormhole.transit.contest.Input;
import wormhole.transit.contest.Notice;
import wormhole.transit.handshake.TransitKey;
import wormhole.transit.handshake.TransitSide;
import wormhole.transit.hint.HintReader;
import wormhole.transit.hint.HintText;

/** The operation {@code connect_schedule}: a contest whose connections all hang. */
final class ConnectSchedule implements Effect.Handler {
    private record Attempt(double at, String to, boolean relay) {}

    private final Request request;
    private final VirtualClock clock = new VirtualClock();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Hint> relays = new ArrayList<>();
    private Contest contest;
    private Optional<Notice.Lost> lost = Optional.empty();

    ConnectSchedule(Request request) {
        this.request = request;
        var options = TransitOptions.DEFAULT
                .withRelays(List.of())
                .withListen(request.in().getBoolean("listening"))
                .withDialLocal(true);
        if (request.in().get("our_relay") instanceof JsonString typed) {
            options = options.withRelays(
                    List.of(HintArgument.parse(typed.getString()).relay()));
        }
        var key = new TransitKey(SecretBytes.owning(new byte[32]), TransitOperations.CRYPTO.hkdf());
        var lines = key.lines(TransitRole.RECEIVER, new TransitSide("0123456789abcdef"));
        relays.addAll(options.relays());
        contest = Contest.with(ContestConfig.of(options), lines);
    }

    Answer run() {
        var departure = ReferenceHints.departureInDialling(request.in().getJsonArray("their_hints"));
        if (departure.isPresent()) {
            return new Answer.Departed(departure.get());
        }
        feed(new Input.Start());
        var theirs = HintReader.read(request.in().getJsonArray("their_hints")).hints();
        relays.addAll(theirs);
        feed(new Input.HintsArrived(theirs));
        while (lost.isEmpty()) {
            clock.step();
        }
        if (lost.get().reason() == Notice.Reason.NO_CONTENDERS) {
            return new Answer.Refused("Lost", lost.get().reason().text());
        }
        return new Answer.Result(Json.createObjectBuilder()
                .add("attempts", Json.createArrayBuilder(shown()))
                .add("gives_up_at", clock.now() / 1000.0)
                .build());
    }

    private List<JsonObject> shown() {
        return attempts.stream()
                .sorted(Comparator.comparing(Attempt::at).thenComparing(Attempt::to))
                .map(attempt -> Json.createObjectBuilder()
                        .add("at", attempt.at())
                        .add("to", attempt.to())
                        .add("relay", attempt.relay())
                        .build())
                .toList();
    }

    private void feed(Input input) {
        var step = contest.handle(input);
        contest = step.next();
        step.reports().forEach(effect -> effect.accept(this));
    }

    @Override
    public void on(Effect.Dial effect) {
        var relay = relays.stream()
                .anyMatch(hint ->
                        hint instanceof Hint.Relay one && one.addresses().contains(effect.address()));
        attempts.add(new Attempt(clock.now() / 1000.0, HintText.outgoing(effect.address(), relay, false), relay));
    }

    @Override
    public void on(Effect.Arm effect) {
        clock.after(effect.delay().toMillis(), () -> feed(new Input.TimerFired(effect.timer())));
    }

    @Override
    public void on(Effect.Notify effect) {
        lost = Optional.of((Notice.Lost) effect.notice());
    }

    @Override
    public void on(Effect.Listen effect) {}

    @Override
    public void on(Effect.StopListening effect) {}

    @Override
    public void on(Effect.Publish effect) {}

    @Override
    public void on(Effect.Write effect) {}

    @Override
    public void on(Effect.Close effect) {}
}
