package wormhole.conformance.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.conformance.interop.TextTool.JAVA_COMMAND;
import static wormhole.conformance.interop.TextTool.PYTHON_COMMAND;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wormhole.conformance.interop.Stage.Server;

/** {@code wormhole ssh} as people use it, with the reference's on the other side, each in a home directory of its own. */
@ExtendWith(Stage.Resolver.class)
class SshInteropConformance {
    private static final String KEY =
            "ssh-ed25519" + " AAAAC3NzaC1lZDI1NTE5AAAAIIcsQO4+wR3On0U0QjbtnjZZs2imEpVouWDBm9XHyIuc me@host with words";
    private static final Pattern COMMAND = Pattern.compile("wormhole ssh accept (\\d+-\\S+)");

    private final Stage stage;

    @TempDir
    private Path host;

    @TempDir
    private Path guest;

    SshInteropConformance(Stage stage) {
        this.stage = stage;
    }

    /** Who invites whom, and where they meet. */
    record Visit(TextTool host, TextTool guest, Server server) {
        @Override
        public String toString() {
            return host + " invites " + guest + " through " + server;
        }
    }

    static Stream<Visit> visits() {
        return Arrays.stream(Server.values())
                .flatMap(server -> Stream.of(
                        new Visit(JAVA_COMMAND, PYTHON_COMMAND, server),
                        new Visit(PYTHON_COMMAND, JAVA_COMMAND, server),
                        new Visit(JAVA_COMMAND, JAVA_COMMAND, server)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("visits")
    void aKeyThatIsAcceptedMayLogIn(Visit visit) throws Exception {
        own(guest, KEY + "\n");
        // The reference fails where there is no directory yet.
        Files.createDirectory(host.resolve(".ssh"));
        var unasked = visit.host() == JAVA_COMMAND ? List.of("--yes") : List.<String>of();
        try (var inviting = start(visit.host(), visit.server(), host, "invite", unasked);
                var accepting =
                        start(visit.guest(), visit.server(), guest, "accept", List.of("--yes", code(inviting)))) {
            var accepted = accepting.told("").finish();
            assertEquals(0, accepted.exitCode(), accepted.toString());
            assertTrue(
                    accepted.output()
                            .contains("Sending public key type='ssh-ed25519' keyid='me@host with words'\nKey sent."),
                    accepted.toString());
            var invited = inviting.told("").finish();
            assertEquals(0, invited.exitCode(), invited.toString());
            assertTrue(
                    invited.output()
                            .contains("Appended key type='ssh-ed25519' id='me@host' to '" + host
                                    + "/.ssh/authorized_keys'"),
                    invited.toString());
        }
        assertEquals(KEY + "\n", Files.readString(host.resolve(".ssh/authorized_keys")));
    }

    @Test
    void whatTheReferenceSendsIsRefusedIfItIsNoKeyAndItHearsSo() throws Exception {
        own(guest, "command=\"/bin/sh\" " + KEY + "\n");
        try (var inviting = start(JAVA_COMMAND, Server.OUR_SERVER, host, "invite", List.of("--yes"));
                var accepting =
                        start(PYTHON_COMMAND, Server.OUR_SERVER, guest, "accept", List.of("--yes", code(inviting)))) {
            var accepted = accepting.told("").finish();
            assertEquals(1, accepted.exitCode(), accepted.toString());
            assertTrue(accepted.errors().contains("no public key"), accepted.toString());
            var invited = inviting.told("").finish();
            assertEquals(1, invited.exitCode(), invited.toString());
        }
        assertFalse(Files.exists(host.resolve(".ssh")));
    }

    @Test
    void whoeverIsNotWantedHearsSo() throws Exception {
        own(guest, KEY + "\n");
        try (var inviting = start(JAVA_COMMAND, Server.PYTHON_SERVER, host, "invite", List.of());
                var accepting = start(
                        PYTHON_COMMAND, Server.PYTHON_SERVER, guest, "accept", List.of("--yes", code(inviting)))) {
            var invited = inviting.told("no\n").finish();
            assertEquals(1, invited.exitCode(), invited.toString());
            assertTrue(invited.errors().contains("SHA256:wA3yG/K43gJb3W5lLttYMOFx8T1bKxtzw5tV5OEefs4"));
            var accepted = accepting.told("").finish();
            assertEquals(1, accepted.exitCode(), accepted.toString());
            assertTrue(accepted.errors().contains("the key was not wanted"), accepted.toString());
        }
        assertFalse(Files.exists(host.resolve(".ssh")));
    }

    private static void own(Path home, String key) throws IOException {
        Files.createDirectory(home.resolve(".ssh"));
        Files.writeString(home.resolve(".ssh/id_ed25519.pub"), key);
    }

    private static String code(ChildProcess inviting) throws IOException {
        for (var line = inviting.output().readLine();
                line != null;
                line = inviting.output().readLine()) {
            var found = COMMAND.matcher(line);
            if (found.find()) {
                return found.group(1);
            }
        }
        throw new AssertionError("no code; it said:\n" + Files.readString(inviting.log()));
    }

    private ChildProcess start(TextTool tool, Server server, Path home, String command, List<String> arguments)
            throws Exception {
        tool.require();
        var mailbox = stage.mailbox(server).toString();
        var line = new ArrayList<>(List.of(tool.program().toString(), "--relay-url", mailbox, "ssh", command));
        line.addAll(arguments);
        return ChildProcess.start(
                tool.name().toLowerCase(Locale.ROOT) + "-ssh-" + command, line, Map.of("HOME", home.toString()));
    }
}
