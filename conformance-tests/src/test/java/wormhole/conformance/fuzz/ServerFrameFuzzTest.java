package wormhole.conformance.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import wormhole.api.AppId;
import wormhole.api.Code;
import wormhole.api.Limits;
import wormhole.core.effect.Effect;
import wormhole.core.effect.Notice;
import wormhole.core.pake.KeyAgreement;
import wormhole.core.session.Input;
import wormhole.core.session.Session;
import wormhole.core.session.SessionConfig;
import wormhole.core.session.Tools;
import wormhole.core.wire.BadFrameException;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.FrameReader;
import wormhole.core.wire.ServerFrame;
import wormhole.core.wire.Side;
import wormhole.json.JsonRefusedException;
import wormhole.json.StrictJson;
import wormhole.testkit.crypto.SeededEntropy;
import wormhole.testkit.crypto.ToyCryptoSuite;
import wormhole.wordlist.pgp.PgpWordlistProvider;

/** What a mailbox server sends to a client: one frame, its JSON, and a whole conversation. */
class ServerFrameFuzzTest {
    private static final int MOST_NAMEPLATES = 9;
    private static final Limits LIMITS = new Limits(4 << 20, 1 << 20, 4, 4, 8, 8, MOST_NAMEPLATES);

    @FuzzTest
    void frame(byte[] input) throws Exception {
        Growth.bounded(input.length, () -> {
            try {
                check(FrameReader.read(Text.of(input), LIMITS));
            } catch (BadFrameException e) {
                assertTrue(e.getMessage().length() < 200 && Text.isHarmless(e.getMessage()), "quotes the server");
            }
        });
    }

    private static void check(ServerFrame frame) throws BadFrameException {
        if (frame instanceof ServerFrame.Nameplates nameplates) {
            assertTrue(nameplates.nameplates().size() <= MOST_NAMEPLATES);
            nameplates.nameplates().forEach(id -> assertTrue(id.value().matches("[0-9]{1,40}")));
        } else if (frame instanceof ServerFrame.Allocated allocated) {
            assertTrue(allocated.nameplate().value().matches("[0-9]{1,40}"));
        } else if (frame instanceof ServerFrame.Refused refused) {
            assertTrue(refused.text().length() <= 256 && Text.isHarmless(refused.text()));
        } else if (frame instanceof ServerFrame.Message message) {
            assertEquals(message, FrameReader.read(written(message), LIMITS));
        }
    }

    private static String written(ServerFrame.Message message) {
        return StrictJson.newObject()
                .add("type", "message")
                .add("side", message.side().value())
                .add("phase", message.phase().name())
                .add("body", HexFormat.of().formatHex(message.body().unsafeArray()))
                .build()
                .toString();
    }

    @FuzzTest
    void json(byte[] input) throws Exception {
        var text = Text.of(input);
        Growth.bounded(input.length, () -> {
            try {
                var object = StrictJson.object(text);
                assertTrue(depth(object) <= StrictJson.MAX_DEPTH);
                assertEquals(object, StrictJson.object(object.toString()));
                if (Text.isWellFormed(text)) {
                    assertEquals(object, StrictJson.peerObject(text.getBytes(StandardCharsets.UTF_8)));
                }
            } catch (JsonRefusedException e) {
                assertTrue(e.getMessage().length() < 100, "quotes the text");
            }
            peerJson(input);
        });
    }

    private static void peerJson(byte[] input) {
        try {
            assertTrue(depth(StrictJson.peerObject(input)) <= StrictJson.MAX_DEPTH);
        } catch (JsonRefusedException e) {
            assertTrue(e.getMessage().length() < 100, "quotes the text");
        }
    }

    private static int depth(JsonValue value) {
        var deepest = 0;
        if (value instanceof JsonObject object) {
            for (var inner : object.values()) {
                deepest = Math.max(deepest, depth(inner));
            }
            return deepest + 1;
        }
        if (value instanceof JsonArray array) {
            for (var inner : array) {
                deepest = Math.max(deepest, depth(inner));
            }
            return deepest + 1;
        }
        return 0;
    }

    /** A line of the input is a frame; an empty one is a link that breaks and comes back. */
    @FuzzTest
    void conversation(byte[] input) throws Exception {
        var lines = Text.of(input).lines().limit(300).toList();
        Growth.bounded(input.length, () -> {
            var session = begin();
            for (var line : lines) {
                session = line.isEmpty()
                        ? after(after(session, new Input.LinkDown(false, "gone")), new Input.LinkUp())
                        : after(session, new Input.Received(line));
            }
            session = after(session, new Input.Close());
            session = after(session, new Input.LinkDown(false, "gone"));
            assertFalse(session.toString().contains("guitarist"));
        });
    }

    private static Session begin() {
        var config = new SessionConfig(
                new AppId("example.com/hostile"),
                List.of("fuzz", "1"),
                Bytes.copyOf("{}".getBytes(StandardCharsets.UTF_8)),
                "ws://hostile.example/v1",
                LIMITS,
                Duration.ofSeconds(10));
        var session = Session.with(config, new Side("aaaaaaaaaa"));
        for (var input : List.of(
                new Input.Start(),
                new Input.LinkUp(),
                new Input.SetCode(Code.of("7-guitarist-revenge")),
                new Input.Send(Bytes.copyOf(new byte[] {1})))) {
            session = after(session, input);
        }
        return session;
    }

    // Handles it; an ended session stays as it is, ends once, and none holds more than it may.
    private static Session after(Session session, Input input) {
        var tools = new Tools(
                new ToyCryptoSuite(new SeededEntropy(new SplittableRandom(5))), new PgpWordlistProvider().wordlist());
        var step = session.handle(input, tools);
        if (session.ended()) {
            assertEquals(List.of(), step.reports());
            assertEquals(session, step.next());
        }
        var ends = step.reports().stream()
                .filter(effect -> effect instanceof Effect.Notify notify && notify.notice() instanceof Notice.Ended)
                .count();
        assertTrue(ends <= 1);
        staysWithinItsLimits(step.next());
        return step.next();
    }

    private static void staysWithinItsLimits(Session session) {
        var held = session.keyAgreement().state() instanceof KeyAgreement.State.AwaitingPeer awaiting
                ? awaiting.held().size()
                : 0;
        assertTrue(held <= LIMITS.maxMessagesAwaitingKey(), "holds too much before the key");
        assertTrue(session.conversation().ahead().size() <= LIMITS.maxMessagesAhead(), "holds too much ahead");
        assertTrue(session.conversation().dilation().size() <= LIMITS.maxMessagesAhead(), "holds too much dilation");
        assertTrue(session.rendezvous().pending().size() <= LIMITS.maxMessagesUnsent() + 2, "holds too much unsent");
    }
}
