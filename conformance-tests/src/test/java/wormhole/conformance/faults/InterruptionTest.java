package wormhole.conformance.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import wormhole.api.Wormhole;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;
import wormhole.conformance.interop.ChildProcess;

/** Ctrl-C at every stage of a transfer: the other side is told, status 130, nothing under the final name. */
@Timeout(400)
class InterruptionTest {
    private static final Pattern WAITING = Pattern.compile("(Waiting for sender|Wormhole code is)");
    private static final Pattern KEY_CONFIRMED =
            Pattern.compile("(Waiting for the sender to offer|Waiting for the other side to accept)");
    private static final Pattern QUESTION = Pattern.compile("(ok\\? \\(Y/n\\))");

    @TempDir
    Path scratch;

    private Servers servers;
    private Path inbox;

    @BeforeEach
    void open() throws Exception {
        servers = new Servers();
        inbox = Files.createDirectory(scratch.resolve("inbox"));
    }

    @AfterEach
    void close() {
        servers.close();
    }

    private ChildProcess start(TransitRole role, String code, String... more) throws Exception {
        if (role == TransitRole.RECEIVER) {
            var arguments = Stream.concat(Stream.of("-o", inbox.toString(), "--force-relay", code), Stream.of(more));
            return Program.start(servers, "receive", arguments.toArray(String[]::new));
        }
        var file = Files.write(scratch.resolve("letter"), new byte[HaltingPeer.LENGTH]);
        return Program.start(servers, "send", "--force-relay", "--code", code, file.toString());
    }

    private HaltingPeer peer(Wormhole wormhole, TransitRole role) {
        return new HaltingPeer(wormhole, role, servers.transit(TransitOptions.Paths.RELAY_ONLY));
    }

    /** A sender whose offer the program asks about. */
    private HaltingPeer offering(Wormhole wormhole, ChildProcess program) throws Exception {
        var peer = peer(wormhole, TransitRole.SENDER);
        peer.offer();
        program.awaitError(QUESTION);
        return peer;
    }

    @ParameterizedTest
    @EnumSource
    void whoIsAloneJustEnds(TransitRole role) throws Exception {
        try (var program = start(role, servers.freshCode())) {
            program.awaitError(WAITING);
            program.signal("INT");
            assertEquals(130, program.finish().exitCode());
        }
    }

    static Stream<List<Object>> stages() {
        return Stream.of(TransitRole.values())
                .flatMap(role -> Stream.of(Moment.values())
                        // A receiver that has everything has put it in its place.
                        .filter(moment -> role == TransitRole.SENDER || moment != Moment.CONFIRMING)
                        .map(moment -> List.<Object>of(role, moment)));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void theOtherSideIsToldAndNothingIsLeftUnderTheFinalName(List<Object> stage) throws Exception {
        var role = (TransitRole) stage.get(0);
        var code = servers.freshCode();
        var more = role == TransitRole.RECEIVER ? new String[] {"--accept-file"} : new String[0];
        try (var program = start(role, code, more);
                var wormhole = servers.wormhole(code)) {
            var peer = peer(wormhole, HaltingPeer.opposite(role));
            peer.go((Moment) stage.get(1));
            if (stage.get(1) == Moment.KEY) {
                // The program tells only who has shown the key, and the peer may have it first.
                program.awaitError(KEY_CONFIRMED);
            }
            program.signal("INT");
            peer.awaitError();
            var end = program.finish();
            assertEquals(130, end.exitCode(), end.toString());
            assertEquals(0, inbox.toFile().list().length, List.of(inbox.toFile().list())::toString);
        }
    }

    @Test
    void theSenderIsToldWhenTheQuestionIsInterrupted() throws Exception {
        var code = servers.freshCode();
        try (var program = start(TransitRole.RECEIVER, code);
                var wormhole = servers.wormhole(code)) {
            var peer = offering(wormhole, program);
            program.signal("INT");
            peer.awaitError();
            assertEquals(130, program.finish().exitCode());
            assertEquals(0, inbox.toFile().list().length);
        }
    }

    @Test
    void theQuestionEndsWhenTheSenderGivesUp() throws Exception {
        var code = servers.freshCode();
        try (var program = start(TransitRole.RECEIVER, code);
                var wormhole = servers.wormhole(code)) {
            var peer = offering(wormhole, program);
            peer.giveUp();
            var end = program.finish();
            assertEquals(1, end.exitCode(), end.toString());
            assertTrue(end.errors().contains("had enough"), end.errors());
        }
    }
}
