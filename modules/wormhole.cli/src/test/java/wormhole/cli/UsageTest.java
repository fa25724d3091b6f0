package wormhole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.cli.failure.ExitStatus;

/** What cannot be done as it is asked for. */
class UsageTest {
    @Test
    void receiveRefusesALinkItCannotFollow() {
        for (var link : List.of(
                "wormhole-transfer:4-x?role=leader",
                "wormhole-transfer:4-x?version=1",
                "wormhole-transfer:4",
                "wormhole-transfer:4-x?rendezvous=file%3A%2F%2F%2Fx")) {
            var run = new Run().of("receive", link);
            assertEquals(ExitStatus.USAGE, run.status, link);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fly",
                "send",
                "send --text x file.txt",
                "send --text x --force-relay --force-direct",
                "send --text x --no-listen --listen-port 4001",
                "send --text x --listen-port 65536",
                "send --text x --proxy ftp://127.0.0.1:1",
                "send --text x --timeout 0",
                "send --text x --code 4-x --code-file /dev/null",
                "send --text x --code-file /no-such-file",
                "receive --code-file /dev/null --code-fd 3",
                "receive --on-conflict perhaps 7-a",
                "receive --output-file / --on-conflict 7-a",
                "receive --output-file .. --proxy x 7-a",
                "send --text",
                "send --text= ",
                "send --text x --code-length 0",
                "send --text x --code-length -1",
                "send --text x --code-length x",
                "send --text x --code-length 1000",
                "send --text x -c 2.5",
                "send --text x --code 7",
                "send --text x --code 7-",
                "send --text x --code -a-b",
                "send --text x -0 --code 7-a",
                "send --text x --tor",
                "send --text x --relay-url ftp://example.com",
                "send --text x --relay-url ws://user:pw@example.com/v1",
                "send --text x --relay-url ws://example.com:70000/v1",
                "send --text x --relay-url ws://example.com:0/v1",
                "send --text x --relay-url ws:///v1",
                "send --text x --relay-url ws://example.com/v1#f",
                "send --text x --relay-url relay",
                "send --text x --transit-helper junk",
                "send --text x --transit-helper tcp:host:0",
                "send --text x --transit-helper tcp::4001",
                "send --text x --transit-helper udp:host:4001",
                "send --text x --appid=",
                "receive 7",
                "receive 7-",
                "receive 7 a b",
                "receive 7-a 8-b",
                "receive -a 7-a",
                "receive -0 7-a",
                "receive -0 -a",
                "receive -c 3 7-a",
                "providers now",
                "serve --mailbox-port 70000",
                "serve --mailbox-port 0 --relay-port 70000",
                "help fly"
            })
    void whatCannotBeDoneAsAskedIsOneLineAndNothingIsSent(String arguments) {
        var run = new Run().of(arguments.strip().split(" "));
        assertEquals(ExitStatus.USAGE, run.status, run.said());
        assertEquals(1, run.said().lines().count(), run.said());
        assertTrue(run.said().startsWith("Usage error: "), run.said());
        assertNull(run.options, "a wormhole was opened");
    }

    // As of a variable of a script that is not set: it is not the working directory.
    @Test
    void anEmptyNameIsNothingToSend() {
        for (var operands : List.of(List.of("send", ""), List.of("send", "/etc/hostname", ""))) {
            var run = new Run().of(operands.toArray(String[]::new));
            assertEquals(ExitStatus.USAGE, run.status, run.said());
            assertNull(run.options, "a wormhole was opened");
        }
    }

    @Test
    void anEnvironmentThatCannotBeUsedIsNamed() {
        var run = new Run().with("WORMHOLE_RELAY_URL", "ws://a\nb").of("receive", "4-x");
        assertEquals(ExitStatus.USAGE, run.status);
        assertTrue(run.said().contains("WORMHOLE_RELAY_URL"), run.said());
    }

    @Test
    void standardInputThatHasEndedIsNoCode() {
        assertEquals(ExitStatus.USAGE, new Run().of("receive").status);
        assertEquals(ExitStatus.USAGE, new Run().typing("\n").of("receive").status);
        assertEquals(
                ExitStatus.USAGE,
                new Run().typing(new byte[] {(byte) 0xff, '\n'}).of("receive").status);
        assertEquals(ExitStatus.USAGE, new Run().typing(new byte[20_000]).of("receive").status);
    }

    @Test
    void aTextThatIsTooLongOrEmptyOrNoTextIsRefused() {
        assertEquals(ExitStatus.USAGE, new Run().typing("x".repeat(2 << 20)).of("send", "--text", "-").status);
        assertEquals(
                ExitStatus.USAGE, new Run().typing("\u0001".repeat(400_000)).of("send", "--text", "-").status);
        assertEquals(
                ExitStatus.USAGE, new Run().typing(new byte[] {(byte) 0xff}).of("send", "--text", "-").status);
        assertEquals(ExitStatus.USAGE, new Run().of("send", "--text", "-").status);
    }

    @Test
    void anArgumentThatWasNotUtf8IsRefused() {
        var wormhole = FakeWormhole.met();
        var run = new Run().on(wormhole).of("send", "--text", "a\uFFFD");
        assertEquals(ExitStatus.USAGE, run.status, run.said());
        assertTrue(run.said().contains("UTF-8"), run.said());
        assertEquals(List.of(), wormhole.sent);
    }
}
