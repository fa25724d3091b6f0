package wormhole.conformance.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.conformance.interop.TextTool.GO_COMMAND;
import static wormhole.conformance.interop.TextTool.JAVA_COMMAND;
import static wormhole.conformance.interop.TextTool.PYTHON_COMMAND;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wormhole.conformance.interop.Stage.Server;

/** Our command line as people use it, with the reference's on the other side. */
@ExtendWith(Stage.Resolver.class)
class CommandInteropConformance {
    private static final String TEXT = "from hand to hand";
    private static final Pattern CODE = Pattern.compile("Wormhole code is: (\\d+-\\S+)");
    private static final Pattern VERIFIER = Pattern.compile("Verifier ([0-9a-f]{64})\\.");

    private final Stage stage;

    CommandInteropConformance(Stage stage) {
        this.stage = stage;
    }

    /** Who sends to whom, and where they meet. */
    record Errand(TextTool sender, TextTool receiver, Server server) {
        @Override
        public String toString() {
            return sender + " to " + receiver + " through " + server;
        }
    }

    static Stream<Errand> errands() {
        return Arrays.stream(Server.values())
                .flatMap(server -> Stream.of(
                        new Errand(JAVA_COMMAND, PYTHON_COMMAND, server),
                        new Errand(PYTHON_COMMAND, JAVA_COMMAND, server),
                        new Errand(JAVA_COMMAND, JAVA_COMMAND, server)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errands")
    void theCodeThatOneSideShowsIsTypedOnTheOther(Errand errand) throws Exception {
        try (var sender = start(errand.sender(), errand.server(), "send", "--text", TEXT)) {
            var code = sender.awaitError(CODE);
            try (var receiver = start(errand.receiver(), errand.server(), "receive")) {
                var received = receiver.told(code + "\n").finish();
                assertEquals(0, received.exitCode(), received.toString());
                // Python's prompt goes to standard output too
                assertTrue(received.output().strip().endsWith(TEXT), received.toString());
            }
            assertEquals(0, sender.finish().exitCode());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errands")
    void bothSidesShowOneVerifier(Errand errand) throws Exception {
        var code = Stage.freshNameplate() + "-look-closely";
        try (var sender = start(errand.sender(), errand.server(), "send", "--verify", "--code", code, "--text", TEXT);
                var receiver = start(errand.receiver(), errand.server(), "receive", "--verify", code)) {
            var sent = sender.told("yes\n").finish();
            var received = receiver.told("").finish();
            assertEquals(0, sent.exitCode(), sent.toString());
            assertEquals(0, received.exitCode(), received.toString());
            assertEquals(verifierOf(sent), verifierOf(received));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errands")
    void whatTheSenderDoesNotVerifyDoesNotArrive(Errand errand) throws Exception {
        var code = Stage.freshNameplate() + "-look-twice";
        try (var sender = start(errand.sender(), errand.server(), "send", "--verify", "--code", code, "--text", TEXT);
                var receiver = start(errand.receiver(), errand.server(), "receive", code)) {
            var sent = sender.told("no\n").finish();
            var received = receiver.told("").finish();
            assertEquals(1, sent.exitCode(), sent.toString());
            assertEquals(1, received.exitCode(), received.toString());
            assertTrue(!received.output().contains(TEXT), received.toString());
        }
    }

    @Test
    void ourServeCommandServesEverybody() throws Exception {
        Peers.PYTHON.program();
        var serve = List.of(JAVA_COMMAND.program().toString(), "serve", "--mailbox-port", "0");
        try (var server = ChildProcess.start("serve", serve)) {
            var mailbox = URI.create(
                    server.output().readLine().replaceFirst(".*(?=ws://)", "").strip());
            assertArrives(mailbox, PYTHON_COMMAND, JAVA_COMMAND);
            assertArrives(mailbox, JAVA_COMMAND, PYTHON_COMMAND);
            if (GO_COMMAND.isThere()) {
                assertArrives(mailbox, GO_COMMAND, GO_COMMAND);
            }
        }
    }

    private static void assertArrives(URI mailbox, TextTool from, TextTool to) throws Exception {
        var code = Stage.freshNameplate() + "-served-well";
        try (var sender = start(from, mailbox, "send", "--code", code, "--text", TEXT);
                var receiver = start(to, mailbox, "receive", code)) {
            var received = receiver.told("").finish();
            assertEquals(TEXT, received.output().strip(), received.toString());
            assertEquals(0, sender.told("").finish().exitCode());
        }
    }

    private ChildProcess start(TextTool tool, Server server, String... arguments) throws Exception {
        tool.require();
        return start(tool, stage.mailbox(server), arguments);
    }

    private static ChildProcess start(TextTool tool, URI mailbox, String... arguments) throws Exception {
        var line = new ArrayList<>(List.of(tool.program().toString(), "--relay-url", mailbox.toString()));
        line.addAll(List.of(arguments));
        return ChildProcess.start(tool.name().toLowerCase(Locale.ROOT) + "-" + arguments[0], line);
    }

    // Python asks on standard output and tells on standard error.
    private static String verifierOf(ChildProcess.Finished finished) {
        var found = VERIFIER.matcher(finished.output() + finished.errors());
        assertTrue(found.find(), finished.toString());
        return found.group(1);
    }
}
