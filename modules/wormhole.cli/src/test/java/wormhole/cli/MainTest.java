package wormhole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.cli.FakeWormhole.ACKNOWLEDGED;
import static wormhole.cli.FakeWormhole.OFFER;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.api.Welcome;
import wormhole.api.error.ServerUnreachableException;
import wormhole.api.error.WrongCodeException;
import wormhole.cli.failure.ExitStatus;
import wormhole.cli.terminal.Console.Stream;
import wormhole.cli.terminal.QrPicture;

/** The program as a whole, with a wormhole that is played. */
class MainTest {
    @Test
    void sendOffersTheTextAndWaitsUntilItWasShown() {
        var wormhole = FakeWormhole.met().hears(ACKNOWLEDGED);
        var run = new Run().on(wormhole).of("send", "--text", "hello");
        assertEquals(ExitStatus.OK, run.status, run.said());
        assertEquals(List.of(OFFER), wormhole.sent);
        assertEquals("""
                Sending text message (5 Bytes)
                Wormhole code is: 7-word-word
                On the other computer, please run:

                wormhole receive 7-word-word

                text message sent
                """, unhurried(run).replace(System.lineSeparator(), "\n"));
        assertEquals("", run.printed());
        assertTrue(wormhole.closings > 0);
    }

    // What is said only where something takes longer than a second, as it may on a busy machine.
    private static String unhurried(Run run) {
        return run.said().replaceAll("(?m)^Waiting for the .*\\.\\.\\.\\R", "");
    }

    @Test
    void sendReadsTheTextFromStandardInputAsItIs() {
        var wormhole = FakeWormhole.met().hears(ACKNOWLEDGED);
        var run = new Run().on(wormhole).typing("Grüße\n\u001b\n").of("tx", "--text", "-", "--code", "4-x");
        assertEquals(ExitStatus.OK, run.status, run.said());
        assertEquals(List.of("{\"offer\": {\"message\": \"Gr\\u00fc\\u00dfe\\n\\u001b\\n\"}}"), wormhole.sent);
        assertTrue(run.said().contains("wormhole receive 4-x"));
    }

    @Test
    void receivePrintsTheTextAndSaysSo() {
        var wormhole = FakeWormhole.met().hears("{\"unknown\":1}").hears(OFFER);
        var run = new Run().on(wormhole).of("rx", "4-x");
        assertEquals(ExitStatus.OK, run.status, run.said());
        assertEquals("hello\n", run.printed());
        assertEquals(List.of(ACKNOWLEDGED), wormhole.sent);
    }

    @Test
    void receivedTextIsEscapedOnATerminalOnly() {
        var offer = "{\"offer\":{\"message\":\"a\\u001b[2J\\u202e\\nb\"}}";
        assertEquals(
                "a\u001b[2J\u202e\nb\n",
                new Run()
                        .on(FakeWormhole.met().hears(offer))
                        .of("receive", "4-x")
                        .printed());
        assertEquals(
                "a\\x1b[2J\\u202e\nb\n",
                new Run()
                        .on(FakeWormhole.met().hears(offer))
                        .at(Stream.OUT)
                        .of("receive", "4-x")
                        .printed());
    }

    @Test
    void receiveTakesALinkAndGoesWhereItPoints() {
        var link = "wormhole-transfer:4-x?version=0&rendezvous=ws%3A%2F%2Flink.example%2Fv1";
        var run = new Run().on(FakeWormhole.met().hears(OFFER)).of("receive", link);
        assertEquals(ExitStatus.OK, run.status, run.said());
        assertEquals("ws://link.example/v1", run.options.mailbox().toString());

        var told = new Run().on(FakeWormhole.met().hears(OFFER)).of("--relay-url", "ws://told.example/v1", "rx", link);
        assertEquals("ws://told.example/v1", told.options.mailbox().toString());
    }

    @Test
    void receiveReadsTheCodeFromStandardInput() {
        var wormhole = FakeWormhole.met().hears(OFFER);
        var run = new Run().on(wormhole).typing("4-x\r\nrest").of("receive");
        assertEquals(ExitStatus.OK, run.status, run.said());
        assertEquals("4-x", wormhole.code.join().reveal());
    }

    @Test
    void receiveCanAllocateTheCode() {
        var run = new Run().on(FakeWormhole.met().hears(OFFER)).of("receive", "-a", "-c", "3");
        assertEquals(ExitStatus.OK, run.status, run.said());
        assertTrue(run.said().contains("Allocated code: 7-word-word-word"), run.said());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"file\":{\"filename\":\"x\"}}",
                "{\"directory\":{}}",
                "{\"song\":1}",
                "{}",
                "5",
                "{\"message\":5}"
            })
    void anOfferThatIsNoTextIsRefusedAndTheSenderTold(String offer) {
        var wormhole = FakeWormhole.met().hears("{\"transit\":{}}").hears("{\"offer\":" + offer + "}");
        var run = new Run().on(wormhole).of("receive", "--only-text", "4-x");
        assertEquals(ExitStatus.FAILED, run.status);
        var last = wormhole.sent.get(wormhole.sent.size() - 1);
        assertTrue(last.startsWith("{\"error\":"), last);
        assertTrue(unhurried(run).startsWith("TransferError: "), run.said());
        assertEquals("", run.printed());
        assertTrue(wormhole.closings > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "no", ""})
    void whatIsNoJsonObjectEndsInAnError(String message) {
        var run = new Run().on(FakeWormhole.met().hears(message)).of("receive", "4-x");
        assertEquals(ExitStatus.FAILED, run.status);
        assertTrue(run.said().contains("no JSON object"), run.said());
    }

    @Test
    void aPeerThatTalksNonsenseForEverIsLeft() {
        var wormhole = FakeWormhole.met();
        for (var i = 0; i < 200; i++) {
            wormhole.hears("{\"nonsense\":" + i + "}");
        }
        assertEquals(ExitStatus.FAILED, new Run().on(wormhole).of("receive", "4-x").status);
    }

    @Test
    void anErrorOfThePeerEndsBothSides() {
        var error = "{\"error\":\"no\\u001bthanks\"}";
        var sender = new Run().on(FakeWormhole.met().hears(error)).of("send", "--text", "x");
        assertEquals(ExitStatus.FAILED, sender.status);
        assertTrue(
                sender.said().contains("TransferError: remote error, transfer abandoned: no\\x1bthanks."),
                sender.said());
        var receiver = new Run().on(FakeWormhole.met().hears(error)).of("receive", "4-x");
        assertTrue(receiver.said().contains("TransferError: no\\x1bthanks"), receiver.said());
    }

    @Test
    void nothingIsSentIfStandardOutputIsClosed() {
        var wormhole = FakeWormhole.met().hears(OFFER);
        var run = new Run().on(wormhole).unread().of("receive", "4-x");
        assertEquals(ExitStatus.FAILED, run.status);
        assertEquals(List.of("{\"error\": \"transfer cancelled by the other side\"}"), wormhole.sent);
    }

    // It would wait for an hour.
    @Test
    void theOtherSideHearsThatNobodyReadsTheEvents() {
        for (var arguments : List.of(
                List.of("receive", "--json", "4-x"), List.of("send", "--json", "--code", "4-x", "--text", "x"))) {
            var wormhole = FakeWormhole.met();
            var run = new Run().on(wormhole).unread().of(arguments.toArray(String[]::new));
            assertEquals(ExitStatus.FAILED, run.status, run.said());
            assertEquals(List.of("{\"error\": \"interrupted\"}"), wormhole.sent);
        }
    }

    @Test
    void theServersMessageIsShownEscaped() {
        var wormhole = FakeWormhole.met().hears(OFFER);
        wormhole.welcome.obtrudeValue(
                new Welcome(Optional.of("one\n\u001btwo"), Optional.empty(), Optional.empty(), "{}"));
        var run = new Run().on(wormhole).of("--relay-url", "ws://127.0.0.1:4000/v1", "receive", "4-x");
        assertTrue(run.said().startsWith("Server (at ws://127.0.0.1:4000/v1) says:\n one\n \\x1btwo\n"), run.said());
    }

    @Test
    void aServerThatHasNothingToSayIsNotQuoted() {
        var wormhole = FakeWormhole.met().hears(OFFER);
        wormhole.welcome.obtrudeValue(new Welcome(Optional.of(" \n"), Optional.empty(), Optional.empty(), "{}"));
        var run = new Run().on(wormhole).of("--relay-url", "ws://127.0.0.1:4000/v1", "receive", "4-x");
        assertFalse(run.said().contains("says:"), run.said());
    }

    @Test
    void theEnvironmentNamesTheServer() {
        var run = new Run()
                .with("WORMHOLE_RELAY_URL", "wss://example.com/v1")
                .on(FakeWormhole.met().hears(OFFER));
        assertEquals(
                URI.create("wss://example.com/v1"),
                run.of("receive", "4-x", "--appid", "example.com/other").options.mailbox());
        assertEquals("example.com/other", run.options.appId().value());
    }

    @Test
    void theNoCodeModeUsesTheEmptyCode() {
        var wormhole = FakeWormhole.met().hears(ACKNOWLEDGED);
        var run = new Run().on(wormhole).of("send", "-0", "--text", "x");
        assertEquals("0-", wormhole.code.join().reveal());
        assertTrue(run.said().contains("wormhole receive -0"), run.said());
        assertFalse(run.said().contains("Wormhole code is"), run.said());
    }

    @Test
    void helpAndVersionGoToStandardOutput() {
        assertTrue(new Run().of("--version").printed().startsWith("wormhole (Java) "));
        assertTrue(new Run().of("--help").printed().contains("receive [CODE]"));
        assertTrue(new Run().of("help", "rx").printed().contains("--only-text"));
        assertTrue(new Run().of("send", "--help").printed().contains("WORMHOLE_RELAY_URL"));
        assertFalse(new Run().of("help").printed().contains("rehearse"));
        assertTrue(new Run().of("providers").printed().contains("wormhole.crypto.bc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ssh", "--appid=example.com/x"})
    void withoutACommandTheHelpGoesToStandardErrorAndNothingWasDone(String given) {
        var run = given.isEmpty() ? new Run().of() : new Run().of(given);
        assertEquals(ExitStatus.USAGE, run.status);
        assertEquals("", run.printed());
        var help = given.equals("ssh") ? new Run().of("ssh", "--help") : new Run().of("help");
        assertEquals(help.printed(), run.said().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void whatEndsTheWormholeIsOneLineWithAdvice() {
        var wormhole = new FakeWormhole();
        var error = new ServerUnreachableException("no answer from 127.0.0.1:9");
        wormhole.welcome.completeExceptionally(error);
        var run = new Run().on(wormhole).of("receive", "4-x");
        assertEquals(ExitStatus.FAILED, run.status);
        assertEquals("ERROR: no answer from 127.0.0.1:9. " + error.advice() + "\n", run.said());
    }

    @Test
    void noSecretReachesStandardErrorEvenWithDebug() {
        var broken = FakeWormhole.met();
        broken.verifier.obtrudeException(new IllegalStateException("canary"));
        for (var run : List.of(
                new Run().on(wrongCode()).of("receive", "--debug", "4-canary"),
                new Run().on(wrongCode()).typing("canary").of("--debug", "send", "--text", "-", "--code", "4-x"),
                new Run().on(broken).of("receive", "--debug", "4-canary"),
                new Run().of("receive", "--debug", "canary"),
                new Run().of("receive", "--debug", "4-canary canary"),
                new Run().of("receive", "--debug", "--4-canary-canary"),
                new Run().of("canary", "--debug"),
                new Run().typing("canary 4").of("receive", "--debug"),
                new Run()
                        .on(FakeWormhole.met().hears("{\"offer\":{\"message\":\"canary\"}}"))
                        .unread()
                        .of("receive", "--debug", "4-x"),
                new Run().on(FakeWormhole.met().hears("canary")).of("receive", "--debug", "4-x"),
                new Run().of("send", "--debug", "--text", "x", "--relay-url", "ws://me:canary@host/v1"))) {
            assertTrue(run.status != ExitStatus.OK, run.said());
            assertTrue(run.said().contains("\n    at wormhole."), run.said());
            assertFalse(run.said().contains("canary"), run.said());
        }
    }

    private static FakeWormhole wrongCode() {
        var wormhole = FakeWormhole.met();
        wormhole.verifier.obtrudeException(new WrongCodeException());
        wormhole.end.completeExceptionally(new WrongCodeException());
        return wormhole;
    }

    @Test
    void theVariableForThePictureIsTakenBackByTheArgument() {
        var pictured = new Run()
                .on(FakeWormhole.met().hears(ACKNOWLEDGED))
                .with("WORMHOLE_QR", "yes")
                .of("send", "--text", "x");
        assertTrue(pictured.said().contains("\u2588"), pictured.said());
        var plain = new Run()
                .on(FakeWormhole.met().hears(ACKNOWLEDGED))
                .with("WORMHOLE_QR", "yes")
                .of("send", "--no-qr", "--text", "x");
        assertFalse(plain.said().contains("\u2588"), plain.said());
        assertEquals(ExitStatus.USAGE, new Run().with("WORMHOLE_QR", "some").of("send", "--text", "x").status);
    }

    @Test
    void thePictureHasColoursWhereTheTerminalHasThem() {
        for (var terminal : List.of("xterm", "dumb")) {
            var run = new Run()
                    .on(FakeWormhole.met().hears(ACKNOWLEDGED))
                    .at(Stream.ERR)
                    .with("TERM", terminal)
                    .of("send", "--text", "x");
            assertTrue(run.said().contains("\u2588"), run.said());
            assertEquals(terminal.equals("xterm"), run.said().contains("\u001b["), run.said());
        }
    }

    private static String saidWithoutColours(String ground, String... more) {
        var arguments = new ArrayList<>(List.of("send", "--code", "7-crossover-clockwork", "--text", "x"));
        arguments.addAll(List.of(more));
        return new Run()
                .on(FakeWormhole.met().hears(ACKNOWLEDGED))
                .at(Stream.ERR)
                .with("TERM", "xterm")
                .with("NO_COLOR", "1")
                .with("COLORFGBG", ground)
                .of(arguments.toArray(String[]::new))
                .said();
    }

    @Test
    void withoutColoursThePictureIsDrawnForTheTerminalsBackgroundAndHasThemIfItIsAskedFor() {
        var link = "wormhole-transfer:7-crossover-clockwork";
        var dark = QrPicture.of(link, QrPicture.Ground.DARK);
        for (var ground : List.of("", "15;0", "15;default;8", "0;default")) {
            var said = saidWithoutColours(ground);
            assertTrue(said.contains(dark), ground + said);
        }
        var light = QrPicture.of(link, QrPicture.Ground.LIGHT);
        for (var ground : List.of("0;15", "0;default;7")) {
            var said = saidWithoutColours(ground);
            assertTrue(said.contains(light), ground + said);
        }
        var asked = saidWithoutColours("0;15", "--qr");
        assertTrue(asked.contains(QrPicture.of(link, QrPicture.Ground.OWN)), asked);
    }

    @Test
    void settingsAreReadFromAFile(@TempDir Path scratch) throws Exception {
        var file = Files.writeString(scratch.resolve("settings"), "code-length = 5\nrelay-url = ftp://example.org\n");
        var broken = new Run().of("send", "--config", file.toString(), "--text", "x");
        assertEquals(ExitStatus.USAGE, broken.status);
        assertTrue(broken.said().contains(file + ", line 2: relay-url must begin with ws: or wss:"), broken.said());
        var sent = new Run()
                .on(FakeWormhole.met().hears(ACKNOWLEDGED))
                .with("WORMHOLE_CONFIG", file.toString())
                .of("--relay-url", "ws://example.org/v1", "send", "--text", "x");
        assertTrue(sent.said().contains("7-word-word-word-word-word"), sent.said());
        assertEquals("ws://example.org/v1", sent.options.mailbox().toString());
        var without = new Run()
                .on(FakeWormhole.met().hears(ACKNOWLEDGED))
                .with("WORMHOLE_CONFIG", scratch.resolve("missing").toString());
        assertEquals(ExitStatus.USAGE, without.of("send", "--text", "x").status);
        assertEquals(ExitStatus.OK, without.of("send", "--no-config", "--text", "x").status);
        assertEquals(ExitStatus.OK, without.of("help").status);
    }
}
