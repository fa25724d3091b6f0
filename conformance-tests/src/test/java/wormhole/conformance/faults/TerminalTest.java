package wormhole.conformance.faults;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;
import wormhole.conformance.interop.ChildProcess;

/** Ctrl-C in a terminal, at the prompts and waits: the settings of the terminal are as before, and the cursor begins a new line. */
@Timeout(120)
class TerminalTest {
    private static final String CODE = "4-purple-sausages";
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIcsQO4+wR3On0U0QjbtnjZZs2imEpVouWDBm9XHyIuc me@host\n";

    // What is asked about the program when it has ended, by the shell that it runs in. That one outlives the signal.
    private static final String SCRIPT =
            "trap : INT; before=$(stty -g); %s; status=$?; [ \"$before\" = \"$(stty -g)\" ] && echo end $status";

    @TempDir
    Path scratch;

    private Servers servers;

    @BeforeEach
    void open() throws Exception {
        servers = new Servers();
    }

    @AfterEach
    void close() {
        servers.close();
    }

    /** In a terminal of its own; what that shows comes as the standard error. */
    private ChildProcess start(List<String> arguments) throws Exception {
        assumeTrue(isThere("/usr/bin/script"), "there is no script (util-linux) on this machine");
        var program = Stream.concat(Stream.of(Program.image()), arguments.stream())
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        var line = Program.interruptible();
        line.addAll(List.of("env", "HOME=" + scratch, "TERM=xterm", "SHELL=/bin/sh"));
        line.addAll(List.of("sh", "-c", "exec script -qefc \"$0\" /dev/null >&2", SCRIPT.formatted(program)));
        return ChildProcess.start("terminal", line);
    }

    private static boolean isThere(String script) throws Exception {
        if (!Files.isExecutable(Path.of(script))) {
            return false;
        }
        var asked = new ProcessBuilder(script, "--version")
                .redirectErrorStream(true)
                .start();
        try (var out = asked.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8).contains("util-linux");
        }
    }

    private ChildProcess withServers(String... arguments) throws Exception {
        return start(Stream.concat(
                        Stream.of(arguments),
                        Stream.of(
                                "--relay-url",
                                servers.mailbox.uri().toString(),
                                "--transit-helper",
                                servers.relay.endpoint()))
                .toList());
    }

    private static void pressCtrlC(ChildProcess program) throws IOException {
        program.input().write(3);
        program.input().flush();
    }

    /** What the shell says begins a line, and no error is shown for what the user has ended. */
    private static void assertTidy(int status, ChildProcess program) throws Exception {
        var shown = program.finish().errors();
        assertTrue(shown.matches("(?s).*(\\^C|Interrupted\\.).*\r\nend " + status + "\r\n"), shown);
        assertFalse(shown.matches("(?s).*(ERROR|TransferError):.*"), shown);
    }

    static Stream<List<String>> prompts() {
        return Stream.of(
                List.of("(Enter receive wormhole code: )", "receive"),
                List.of("(Waiting for sender)", "receive " + CODE),
                List.of("(Reading text message)", "send --text -"),
                List.of("(wormhole receive " + CODE + "\\s)", "send --no-qr --code " + CODE + " .ssh/id.pub"),
                List.of("(wormhole pipe \\d)", "pipe"),
                List.of("(wormhole ssh accept \\d)", "ssh invite"),
                List.of("(Really send public key)", "ssh accept " + CODE),
                List.of("(Enter receive wormhole code: )", "ssh accept --yes"));
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void ctrlCLeavesTheTerminalAsItWas(List<String> prompt) throws Exception {
        var key = Files.createDirectory(scratch.resolve(".ssh")).resolve("id.pub");
        Files.writeString(key, KEY);
        var arguments = prompt.get(1).replace(".ssh/id.pub", key.toString()).split(" ");
        try (var program = withServers(arguments)) {
            program.awaitError(Pattern.compile(prompt.get(0)));
            pressCtrlC(program);
            assertTidy(130, program);
        }
    }

    @ParameterizedTest
    @MethodSource("lonely")
    void ctrlCEndsWhatNeedsNoServer(List<String> command) throws Exception {
        try (var program = start(List.of(command.get(1).split(" ")))) {
            program.awaitError(Pattern.compile(command.get(0)));
            pressCtrlC(program);
            assertTidy(Integer.parseInt(command.get(2)), program);
        }
    }

    static Stream<List<String>> lonely() {
        return Stream.of(
                List.of("(Serving until)", "serve --mailbox-port 0", "0"),
                List.of("(please run)", "pipe --local", "130"));
    }

    @Test
    void ctrlCAtAQuestionIsToldToTheOtherSide() throws Exception {
        try (var program = withServers("receive", CODE);
                var wormhole = servers.wormhole(CODE)) {
            var peer = new HaltingPeer(wormhole, TransitRole.SENDER, servers.transit(TransitOptions.Paths.RELAY_ONLY));
            peer.offer();
            program.awaitError(Pattern.compile("(ok\\? \\(Y/n\\))"));
            pressCtrlC(program);
            peer.awaitError();
            assertTidy(130, program);
        }
    }

    @Test
    void theQuestionAboutTheVerifierEndsWhenTheOtherSideGivesUp() throws Exception {
        try (var program = withServers("send", "--verify", "--no-qr", "--code", CODE, "--text", "x");
                var wormhole = servers.wormhole(CODE)) {
            var peer =
                    new HaltingPeer(wormhole, TransitRole.RECEIVER, servers.transit(TransitOptions.Paths.RELAY_ONLY));
            peer.go(Moment.KEY);
            program.awaitError(Pattern.compile("(ok\\? \\(yes/no\\))"));
            peer.giveUp();
            var shown = program.finish().errors();
            assertTrue(shown.contains("ok? (yes/no): \r\nTransferError: "), shown);
            assertTrue(shown.contains("had enough"), shown);
            assertTrue(shown.endsWith("\r\nend 1\r\n"), shown);
        }
    }

    // The bar is drawn ten times a second by a thread of its own.
    @Test
    void ctrlCEndsTheProgressBar() throws Exception {
        try (var program = withServers("receive", "--accept-file", "--force-relay", "-o", scratch.toString(), CODE);
                var wormhole = servers.wormhole(CODE)) {
            var peer = new HaltingPeer(wormhole, TransitRole.SENDER, servers.transit(TransitOptions.Paths.RELAY_ONLY));
            peer.go(Moment.DATA);
            program.awaitError(Pattern.compile("(% \\|)"));
            pressCtrlC(program);
            peer.awaitError();
            assertTidy(130, program);
        }
    }
}
