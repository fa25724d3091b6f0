package wormhole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wormhole.cli.failure.ExitStatus;

class SshCommandTest {
    private static final String LINE =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIcsQO4+wR3On0U0QjbtnjZZs2imEpVouWDBm9XHyIuc me@host with words";
    private static final String FINGERPRINT = "SHA256:wA3yG/K43gJb3W5lLttYMOFx8T1bKxtzw5tV5OEefs4";
    private static final String OFFER = "{\"offer\": {\"message\": \"" + LINE + "\\n\"}}";
    private static final String ACKNOWLEDGED = "{\"answer\": {\"message_ack\": \"ok\"}}";

    private static final String KEY_EVENT = "{\"event\": \"key\", \"kind\": \"ssh-ed25519\", \"fingerprint\": \""
            + FINGERPRINT + "\", \"comment\": \"me@host with words\"}\n";

    @TempDir
    Path home;

    private Path authorized;

    @BeforeEach
    void place() {
        authorized = home.resolve(".ssh/authorized_keys");
    }

    private Run run(FakeWormhole wormhole, String typed) {
        return new Run().on(wormhole).typing(typed).with("HOME", home.toString());
    }

    private void ownKey(String name, String content) throws Exception {
        Files.createDirectories(home.resolve(".ssh"));
        Files.writeString(home.resolve(".ssh").resolve(name), content);
    }

    @Test
    void inviteShowsTheKeyAsksAndAddsIt() throws Exception {
        var wormhole = FakeWormhole.met().hears(OFFER);
        var run = run(wormhole, "what\ny\n").of("ssh", "invite", "-c", "3");
        assertEquals(ExitStatus.OK, run.status, run.said());
        assertEquals("lothar.com/wormhole/ssh-add", run.options.appId().value());
        assertEquals(
                "Now tell the other user to run:\n\nwormhole ssh accept 7-word-word-word\n\n"
                        + "Appended key type='ssh-ed25519' id='me@host' to '" + authorized + "'\n",
                run.printed());
        assertTrue(run.said().contains("256 " + FINGERPRINT + " me@host with words (ED25519)"), run.said());
        assertTrue(run.said().contains("Error: invalid input"), run.said());
        assertEquals(LINE + "\n", Files.readString(authorized));
        assertEquals(List.of(ACKNOWLEDGED), wormhole.sent);
        assertTrue(wormhole.closings > 0);
    }

    @Test
    void aKeyThatIsNotWantedIsNotAddedAndTheOtherSideHearsIt() {
        for (var typed : List.of("", "\n", "n\n")) {
            var wormhole = FakeWormhole.met().hears(OFFER);
            var run = run(wormhole, typed).of("ssh", "invite");
            assertEquals(ExitStatus.FAILED, run.status, run.said());
            assertEquals(List.of("{\"error\": \"the key was not wanted\"}"), wormhole.sent);
            assertFalse(Files.exists(authorized));
        }
    }

    @Test
    void aYesThatComesAfterTheOtherSideGaveUpAddsNothing() {
        var wormhole = FakeWormhole.met().hears(OFFER);
        var late = new ByteArrayInputStream("y\n".getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public synchronized int read() {
                if (pos == 0) {
                    wormhole.hears("{\"error\": \"interrupted\"}");
                }
                return super.read();
            }
        };
        var run = run(wormhole, "").typing(late).of("ssh", "invite");
        assertEquals(ExitStatus.FAILED, run.status, run.said());
        assertTrue(run.said().contains("interrupted"), run.said());
        assertEquals(List.of(), wormhole.sent);
        assertFalse(Files.exists(authorized));
    }

    @Test
    void aKeyCanBeAddedWithoutAQuestionButNotTwice() throws Exception {
        assertEquals(ExitStatus.OK, run(FakeWormhole.met().hears(OFFER), "").of("ssh", "invite", "-y").status);
        var again = run(FakeWormhole.met().hears(OFFER), "").of("ssh", "invite", "--yes");
        assertEquals(ExitStatus.OK, again.status);
        assertTrue(again.printed().contains("Already there: "), again.printed());
        assertEquals(LINE + "\n", Files.readString(authorized));
    }

    @Test
    void inviteTellsProgramsWhatHappens() {
        var run = run(FakeWormhole.met().hears(OFFER), "y\n").of("ssh", "invite", "--json");
        assertEquals(ExitStatus.OK, run.status, run.said());
        assertEquals(
                "{\"event\": \"code\", \"code\": \"7-word-word\"}\n"
                        + "{\"event\": \"verifier\", \"verifier\": \"" + "00".repeat(32) + "\"}\n" + KEY_EVENT
                        + "{\"event\": \"done\", \"added\": true, \"saved\": \"" + authorized + "\"}\n",
                run.printed());
        assertTrue(run.said().contains("wormhole ssh accept 7-word-word"), run.said());
        assertTrue(run.said().contains("Appended key"), run.said());
    }

    @Test
    void acceptTellsProgramsWhatHappens() throws Exception {
        ownKey("a.pub", LINE);
        var run = run(FakeWormhole.met().hears(ACKNOWLEDGED), "").of("ssh", "accept", "--json", "-y", "4-x");
        assertEquals(ExitStatus.OK, run.status, run.said());
        assertEquals(
                KEY_EVENT + "{\"event\": \"verifier\", \"verifier\": \"" + "00".repeat(32)
                        + "\"}\n{\"event\": \"done\"}\n",
                run.printed());
        assertTrue(run.said().contains("Key sent."), run.said());
    }

    @Test
    void whatIsNoKeyIsNotEvenAskedAbout() {
        for (var offered : List.of(
                "command=\\\"sh\\\" " + LINE,
                LINE + "\\n" + LINE,
                "ssh-ed25519 AAAAC3Nza9f67649410d594e5774f02f8 me@host",
                "ssh-rsa AAAA",
                "-----BEGIN OPENSSH PRIVATE KEY-----\\nAAAA")) {
            var wormhole = FakeWormhole.met().hears("{\"offer\": {\"message\": \"" + offered + "\"}}");
            var run = run(wormhole, "y\n").of("ssh", "invite", "--yes");
            assertEquals(ExitStatus.FAILED, run.status, offered);
            assertTrue(run.said().contains("no public key: "), run.said());
            assertFalse(run.said().contains("Really"), run.said());
            assertTrue(wormhole.sent.toString().contains("\"error\": \"no public key: "), offered);
            assertFalse(Files.exists(authorized));
        }
    }

    @Test
    void whereNothingCanBeAddedCostsNoCode() throws Exception {
        Files.createDirectories(authorized);
        var wormhole = FakeWormhole.met();
        var run = run(wormhole, "").of("ssh", "invite");
        assertEquals(ExitStatus.FAILED, run.status);
        assertFalse(wormhole.code.isDone());
    }

    @Test
    void acceptShowsTheKeyAsksAndSendsIt() throws Exception {
        ownKey("id_ed25519.pub", LINE + "\n");
        var wormhole = FakeWormhole.met().hears(ACKNOWLEDGED);
        var run = run(wormhole, "yes\n").of("ssh", "accept", "4-x");
        assertEquals(ExitStatus.OK, run.status, run.said());
        assertEquals(List.of(OFFER), wormhole.sent);
        assertEquals("4-x", wormhole.code.join().reveal());
        assertEquals("Sending public key type='ssh-ed25519' keyid='me@host with words'\nKey sent.\n", run.printed());
        assertTrue(run.said().contains(FINGERPRINT), run.said());
        assertTrue(run.said().contains("Really send public key 'me@host with words' ? [y/N]: "), run.said());
    }

    @Test
    void withoutAYesNothingIsSent() throws Exception {
        ownKey("id_ed25519.pub", LINE);
        for (var typed : List.of("", "\n", "no\n")) {
            var wormhole = FakeWormhole.met();
            var run = run(wormhole, typed).of("ssh", "accept", "4-x");
            assertEquals(ExitStatus.FAILED, run.status);
            assertEquals(List.of(), wormhole.sent);
            assertFalse(wormhole.code.isDone());
        }
    }

    @Test
    void ofSeveralKeysOneIsChosen() throws Exception {
        ownKey("a.pub", LINE.replace("me@host", "a@host"));
        ownKey("b.pub", LINE.replace("me@host", "b@host"));
        var wormhole = FakeWormhole.met().hears(ACKNOWLEDGED);
        var run = run(wormhole, "2\nx\n-1\n1\ny\n").of("ssh", "accept", "4-x");
        assertEquals(ExitStatus.OK, run.status, run.said());
        assertTrue(run.said().startsWith("Multiple public-keys found:\n  0: a.pub\n  1: b.pub\nSend which one?: "));
        assertTrue(wormhole.sent.get(0).contains("b@host"), wormhole.sent.toString());
        assertEquals(ExitStatus.USAGE, run(FakeWormhole.met(), "").of("ssh", "accept", "4-x", "-y").status);
    }

    @Test
    void aFileCanBeNamedButNoPrivateKey() throws Exception {
        ownKey("id_ed25519", "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA");
        ownKey("work.pub", LINE);
        var wormhole = FakeWormhole.met().hears(ACKNOWLEDGED);
        var named = home.resolve(".ssh/work.pub").toString();
        assertEquals(ExitStatus.OK, run(wormhole, "").of("ssh", "accept", "-y", "-F", named, "4-x").status);
        for (var other : List.of("id_ed25519", "nothing")) {
            var refused = FakeWormhole.met();
            var file = home.resolve(".ssh").resolve(other).toString();
            var run = run(refused, "").of("ssh", "accept", "-y", "--key-file=" + file, "4-x");
            assertEquals(ExitStatus.FAILED, run.status);
            assertEquals(List.of(), refused.sent);
        }
    }

    @Test
    void theCodeNeedNotStandInTheArgumentList() throws Exception {
        ownKey("a.pub", LINE);
        var wormhole = FakeWormhole.met().hears(ACKNOWLEDGED);
        assertEquals(ExitStatus.OK, run(wormhole, "y\n4-typed\n").of("ssh", "accept").status);
        assertEquals("4-typed", wormhole.code.join().reveal());
    }

    @Test
    void theHelpOfSshShowsWhatThereIs() {
        for (var arguments : List.of(new String[] {"ssh", "--help"}, new String[] {"help", "ssh"})) {
            var run = new Run().of(arguments);
            assertEquals(ExitStatus.OK, run.status, run.said());
            assertTrue(run.printed().contains("ssh invite"), run.printed());
            assertTrue(run.printed().contains("ssh accept [CODE]"), run.printed());
        }
        assertTrue(new Run().of("help", "ssh", "accept").printed().contains("--key-file"));
        assertEquals(ExitStatus.USAGE, new Run().of("ssh", "revoke").status);
        assertEquals(ExitStatus.USAGE, new Run().of("ssh", "--yes", "invite").status);
        assertEquals(ExitStatus.USAGE, new Run().of("ssh", "accept", "4-x", "5-y").status);
        assertEquals(ExitStatus.USAGE, new Run().of("ssh", "accept", "--local", "4-x").status);
        assertEquals(ExitStatus.USAGE, new Run().of("ssh", "invite", "--user", "no such user").status);
    }
}
