package wormhole.conformance.simulation;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import wormhole.api.Limits;
import wormhole.core.session.Input;

/** Whatever a server says, in whatever order, leads to a state and never to an exception. */
class HostileFrameProperties {
    @Property(tries = 3_000)
    void noStreamOfFramesThrowsOrHangs(@ForAll("streams") List<String> frames) {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            var session = new AssailedSession(Limits.DEFAULT);
            frames.forEach(frame -> session.hear(new Input.Received(frame)));
            session.close();
        });
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
        var sides = Arbitraries.of(AssailedSession.OURS.value(), "bbbbbbbbbb", "cccccccccc", "");
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
                .map(element -> HexFormat.of()
                        .formatHex(("{\"pake_v1\":\"53" + element + "\"}").getBytes(StandardCharsets.US_ASCII)));
        return Arbitraries.oneOf(hex, pake, Arbitraries.of("", "7b7d", "zz"));
    }

    private static Arbitrary<String> mutated() {
        return Combinators.combine(
                        valid(),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.chars().ascii(),
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
