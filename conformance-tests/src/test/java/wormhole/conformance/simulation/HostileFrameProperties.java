package wormhole.conformance.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import wormhole.api.AppId;
import wormhole.api.Code;
import wormhole.api.Limits;
import wormhole.core.effect.Effect;
import wormhole.core.session.Input;
import wormhole.core.session.Session;
import wormhole.core.session.SessionConfig;
import wormhole.core.session.Tools;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.Side;
import wormhole.testkit.crypto.SeededEntropy;
import wormhole.testkit.crypto.ToyCryptoSuite;
import wormhole.wordlist.pgp.PgpWordlistProvider;

/** Whatever a server says, in whatever order, leads to a state and never to an exception. */
class HostileFrameProperties {
    private static final Side OURS = new Side("aaaaaaaaaa");

    @Property(tries = 3_000)
    void noStreamOfFramesThrowsOrHangs(@ForAll("streams") List<String> frames) {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            var session = begin();
            for (var frame : frames) {
                session = afterwards(session, new Input.Received(frame));
            }
            session = afterwards(session, new Input.Close());
            session = afterwards(session, new Input.LinkDown(false, "gone"));
            assertFalse(session.toString().contains("guitarist"));
        });
    }

    // An ended session stays as it is, and ends once.
    private static Session afterwards(Session session, Input input) {
        var step = session.handle(input, tools());
        if (session.ended()) {
            assertEquals(List.of(), step.reports());
            assertEquals(session, step.next());
        }
        var ends = step.reports().stream()
                .filter(effect -> effect instanceof Effect.Notify notify
                        && notify.notice() instanceof wormhole.core.effect.Notice.Ended)
                .count();
        assertTrue(ends <= 1);
        return step.next();
    }

    private static Session begin() {
        var config = new SessionConfig(
                new AppId("example.com/hostile"),
                List.of("properties", "1"),
                Bytes.copyOf("{}".getBytes(StandardCharsets.UTF_8)),
                "ws://hostile.example/v1",
                Limits.DEFAULT,
                Duration.ofSeconds(10));
        var session = Session.with(config, OURS);
        for (var input : List.of(
                new Input.Start(),
                new Input.LinkUp(),
                new Input.SetCode(Code.of("7-guitarist-revenge")),
                new Input.Send(Bytes.copyOf(new byte[] {1})))) {
            session = afterwards(session, input);
        }
        return session;
    }

    private static Tools tools() {
        return new Tools(
                new ToyCryptoSuite(new SeededEntropy(new SplittableRandom(5))), new PgpWordlistProvider().wordlist());
    }

    @Provide
    Arbitrary<List<String>> streams() {
        return Arbitraries.frequencyOf(
                        Tuple.of(6, valid()),
                        Tuple.of(3, mutated()),
                        Tuple.of(1, Arbitraries.strings().ofMaxLength(80)))
                .list()
                .ofMaxSize(40);
    }

    private static Arbitrary<String> valid() {
        return Arbitraries.oneOf(fixed(), messages());
    }

    private static Arbitrary<String> fixed() {
        return Arbitraries.of(
                "{\"type\":\"welcome\",\"welcome\":{}}",
                "{\"type\":\"welcome\",\"welcome\":{\"error\":\"go away\"}}",
                "{\"type\":\"ack\",\"id\":\"0001\",\"server_tx\":1.5}",
                "{\"type\":\"nameplates\",\"nameplates\":[{\"id\":\"7\"}]}",
                "{\"type\":\"allocated\",\"nameplate\":\"7\"}",
                "{\"type\":\"claimed\",\"mailbox\":\"mb1\"}",
                "{\"type\":\"claimed\",\"mailbox\":\"mb2\"}",
                "{\"type\":\"released\"}",
                "{\"type\":\"closed\"}",
                "{\"type\":\"error\",\"error\":\"crowded\",\"orig\":{\"type\":\"claim\"}}",
                "{\"type\":\"error\",\"error\":\"x\",\"orig\":{\"type\":\"close\"}}",
                "{\"type\":\"error\",\"error\":\"x\",\"orig\":{\"type\":\"release\"}}",
                "{\"type\":\"pong\",\"pong\":3}");
    }

    private static Arbitrary<String> messages() {
        var sides = Arbitraries.of(OURS.value(), "bbbbbbbbbb", "cccccccccc", "");
        var phases = Arbitraries.of("pake", "version", "0", "1", "2", "70", "dilate-0", "00", "-1", "odd", "");
        return Combinators.combine(sides, phases, bodies())
                .as((side, phase, body) -> "{\"type\":\"message\",\"side\":\"" + side + "\",\"phase\":\"" + phase
                        + "\",\"body\":\"" + body + "\"}");
    }

    private static Arbitrary<String> bodies() {
        var hex = Arbitraries.strings().withChars("0123456789abcdef").ofMaxLength(140);
        var pake = Arbitraries.strings()
                .withChars("0123456789abcdef")
                .ofLength(64)
                .map(element -> java.util.HexFormat.of()
                        .formatHex(("{\"pake_v1\":\"53" + element + "\"}").getBytes(StandardCharsets.US_ASCII)));
        return Arbitraries.oneOf(hex, pake, Arbitraries.of("", "7b7d", "zz"));
    }

    private static Arbitrary<String> mutated() {
        return Combinators.combine(valid(), Arbitraries.integers().between(0, 400), Arbitraries.chars().ascii(),
                        Arbitraries.integers().between(0, 2))
                .as(HostileFrameProperties::mutate);
    }

    private static String mutate(String frame, int at, char with, int how) {
        var i = at % frame.length();
        switch (how) {
            case 0:
                return frame.substring(0, i) + with + frame.substring(i + 1);
            case 1:
                return frame.substring(0, i);
            default:
                return frame.substring(0, i) + with + frame.substring(i);
        }
    }
}
