package wormhole.core.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wormhole.api.Code;
import wormhole.api.Verifier;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.ClientFrame;
import wormhole.spi.crypto.SecretBytes;

/** A driver has a method for each kind of effect and notice; each must reach its own. */
final class DispatchTest {
    private final List<Object> carriedOut = new ArrayList<>();
    private final List<String> methods = new ArrayList<>();

    private void carryOut(String method, Object what) {
        methods.add(method);
        carriedOut.add(what);
    }

    @Test
    void everyEffectReachesTheMethodOfItsKindOnce() {
        var effects = List.of(
                new Effect.OpenLink(),
                new Effect.DropLink(),
                new Effect.Transmit(new ClientFrame.ListNameplates()),
                new Effect.Arm(new Timer(Timer.Kind.CLOSE, 1), Duration.ofSeconds(1)),
                new Effect.Notify(new Notice.WordlistReady()),
                new Effect.Forget(SecretBytes.owning(new byte[1])));
        var driver = new Driver();
        effects.forEach(effect -> effect.accept(driver));
        assertEquals(effects, carriedOut);
        assertEquals(List.of("open", "drop", "transmit", "arm", "notify", "forget"), methods);
    }

    @Test
    void everyNoticeReachesTheMethodOfItsKindOnce() {
        var notices = List.of(
                new Notice.Welcomed(JsonValue.EMPTY_JSON_OBJECT),
                new Notice.CodeReady(Code.of("4-purple-sausages")),
                new Notice.WordlistReady(),
                new Notice.KeyReady(SecretBytes.owning(new byte[32])),
                new Notice.Confirmed(new Verifier(new byte[32])),
                new Notice.VersionsHeard(JsonValue.EMPTY_JSON_OBJECT),
                new Notice.MessageReceived(Bytes.owning(new byte[1])),
                new Notice.MessageStored(7),
                new Notice.Ended(Verdict.of(Verdict.Kind.HAPPY)));
        var listener = new Listener();
        notices.forEach(notice -> notice.accept(listener));
        assertEquals(notices, carriedOut);
        assertEquals(
                List.of("welcomed", "code", "wordlist", "key", "confirmed", "versions", "received", "stored", "ended"),
                methods);
    }

    private final class Driver implements Effect.Handler {
        @Override
        public void on(Effect.OpenLink effect) {
            carryOut("open", effect);
        }

        @Override
        public void on(Effect.DropLink effect) {
            carryOut("drop", effect);
        }

        @Override
        public void on(Effect.Transmit effect) {
            carryOut("transmit", effect);
        }

        @Override
        public void on(Effect.Arm effect) {
            carryOut("arm", effect);
        }

        @Override
        public void on(Effect.Notify effect) {
            carryOut("notify", effect);
        }

        @Override
        public void on(Effect.Forget effect) {
            carryOut("forget", effect);
        }
    }

    private final class Listener implements Notice.Handler {
        @Override
        public void on(Notice.Welcomed notice) {
            carryOut("welcomed", notice);
        }

        @Override
        public void on(Notice.CodeReady notice) {
            carryOut("code", notice);
        }

        @Override
        public void on(Notice.WordlistReady notice) {
            carryOut("wordlist", notice);
        }

        @Override
        public void on(Notice.KeyReady notice) {
            carryOut("key", notice);
        }

        @Override
        public void on(Notice.Confirmed notice) {
            carryOut("confirmed", notice);
        }

        @Override
        public void on(Notice.VersionsHeard notice) {
            carryOut("versions", notice);
        }

        @Override
        public void on(Notice.MessageReceived notice) {
            carryOut("received", notice);
        }

        @Override
        public void on(Notice.MessageStored notice) {
            carryOut("stored", notice);
        }

        @Override
        public void on(Notice.Ended notice) {
            carryOut("ended", notice);
        }
    }
}
