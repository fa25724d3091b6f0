package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wormhole.core.effect.Effect;
import wormhole.core.effect.Notice;
import wormhole.core.effect.Timer;
import wormhole.core.effect.Verdict;
import wormhole.core.pake.PhaseCipher;
import wormhole.core.wire.ClientFrame;
import wormhole.core.wire.FrameWriter;
import wormhole.core.wire.Phase;
import wormhole.core.wire.Side;
import wormhole.json.StrictJson;
import wormhole.spi.crypto.ForgedException;
import wormhole.spi.crypto.SecretBytes;

/** Writes effects down as the transcripts do: what is sent, what the application hears, what becomes of the link. */
final class Reactions implements Effect.Handler, Notice.Handler {
    /** What the reference calls our verdicts. */
    private static final Map<Verdict.Kind, String> NAMES = Map.of(
            Verdict.Kind.HAPPY, "happy",
            Verdict.Kind.LONELY, "LonelyError",
            Verdict.Kind.WRONG_CODE, "WrongPasswordError",
            Verdict.Kind.UNWELCOME, "WelcomeError",
            Verdict.Kind.CROWDED, "ServerError",
            Verdict.Kind.REFUSED, "ServerError",
            Verdict.Kind.UNREACHABLE, "ServerConnectionError",
            Verdict.Kind.PEER_MISBEHAVED, "peer misbehaved",
            Verdict.Kind.SERVER_MISBEHAVED, "server misbehaved");

    private final Side side;
    private List<JsonValue> sent = new ArrayList<>();
    private List<JsonValue> heard = new ArrayList<>();
    private boolean dropped;
    private Optional<SecretBytes> key = Optional.empty();
    private Optional<Timer> retry = Optional.empty();

    Reactions(Side side) {
        this.side = side;
    }

    List<JsonValue> takeSent() {
        var taken = sent;
        sent = new ArrayList<>();
        return taken;
    }

    List<JsonValue> takeHeard() {
        var taken = heard;
        heard = new ArrayList<>();
        return taken;
    }

    boolean takeDropped() {
        var taken = dropped;
        dropped = false;
        return taken;
    }

    Optional<Timer> takeRetry() {
        var taken = retry;
        retry = Optional.empty();
        return taken;
    }

    @Override
    public void on(Effect.OpenLink effect) {}

    @Override
    public void on(Effect.DropLink effect) {
        dropped = true;
    }

    @Override
    public void on(Effect.Transmit effect) {
        try {
            var frame = Json.createObjectBuilder(StrictJson.object(FrameWriter.write(effect.frame(), "0000")))
                    .remove("id");
            if (effect.frame() instanceof ClientFrame.Add add) {
                frame.add("plaintext", HexFormat.of().formatHex(plaintext(add)));
            }
            sent.add(frame.build());
        } catch (wormhole.json.JsonRefusedException | ForgedException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] plaintext(ClientFrame.Add add) throws ForgedException {
        if (add.phase().equals(Phase.PAKE)) {
            return add.body().toArray();
        }
        var cipher = new PhaseCipher(new CheckedSuite());
        return cipher.open(key.orElseThrow(), side, add.phase(), add.body()).toArray();
    }

    @Override
    public void on(Effect.Arm effect) {
        if (effect.timer().kind() == Timer.Kind.RECONNECT) {
            retry = Optional.of(effect.timer());
        }
    }

    @Override
    public void on(Effect.Notify effect) {
        effect.notice().accept(this);
    }

    @Override
    public void on(Effect.Forget effect) {
        effect.secret().wipe();
    }

    @Override
    public void on(Notice.Welcomed notice) {
        event("welcome", notice.content());
    }

    @Override
    public void on(Notice.CodeReady notice) {
        event("code", Json.createValue(notice.code().reveal()));
    }

    @Override
    public void on(Notice.WordlistReady notice) {}

    @Override
    public void on(Notice.KeyReady notice) {
        var bytes = notice.key().<byte[]>revealTo(byte[]::clone);
        key = Optional.of(SecretBytes.copyOf(bytes));
        event("unverified_key", Json.createValue(HexFormat.of().formatHex(bytes)));
    }

    @Override
    public void on(Notice.Confirmed notice) {
        event("verifier", Json.createValue(notice.verifier().hex()));
    }

    @Override
    public void on(Notice.VersionsHeard notice) {
        event("versions", notice.appVersions());
    }

    @Override
    public void on(Notice.MessageReceived notice) {
        event(
                "message",
                Json.createValue(HexFormat.of().formatHex(notice.message().toArray())));
    }

    @Override
    public void on(Notice.MessageStored notice) {}

    @Override
    public void on(Notice.Ended notice) {
        event("closed", Json.createValue(NAMES.get(notice.verdict().kind())));
    }

    private void event(String name, JsonValue value) {
        JsonObject event = Json.createObjectBuilder()
                .add("event", name)
                .add("value", value)
                .build();
        heard.add(event);
    }
}
