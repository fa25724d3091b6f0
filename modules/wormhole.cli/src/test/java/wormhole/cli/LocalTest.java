package wormhole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.api.WormholeClient;
import wormhole.cli.failure.ExitStatus;

/** {@code --local}: what is printed for the other side is taken as it is. */
@Timeout(300)
class LocalTest {
    private static final Pattern PRINTED = Pattern.compile("\n *wormhole (--relay-url .*)\n");

    @TempDir
    Path scratch;

    private final Run host = new Run().using(WormholeClient::create);

    private CompletableFuture<Run> hosting(String... arguments) {
        return CompletableFuture.supplyAsync(() -> host.of(arguments));
    }

    private Run guest(String... more) throws InterruptedException {
        var typed = (host.awaitSaid(PRINTED).replace(" <filename>", "") + " " + String.join(" ", more)).strip();
        return new Run().using(WormholeClient::create).of(typed.split(" "));
    }

    @Test
    void aTextNeedsNoOtherServer() throws Exception {
        var sending = hosting("send", "--local", "--text", "hello");
        var guest = guest();
        assertEquals("hello\n", guest.printed(), guest.said());
        assertEquals(ExitStatus.OK, sending.join().status, host.said());
        assertTrue(host.said()
                .contains("In another window on this computer, please run:\n\nwormhole --relay-url ws://127.0.0.1:"));
    }

    @Test
    void aFileGoesThroughTheRelayHere() throws Exception {
        var letter = Files.writeString(scratch.resolve("letter.txt"), "x".repeat(100_000));
        var copy = scratch.resolve("copy.txt");
        var sending = hosting("send", "--local", "--force-relay", letter.toString());
        var guest = guest("--force-relay", "--accept-file", "-o", copy.toString());
        assertEquals(ExitStatus.OK, guest.status, guest.said());
        assertEquals(-1, Files.mismatch(letter, copy));
        assertEquals(ExitStatus.OK, sending.join().status, host.said());
        assertTrue(guest.said().contains("->relay:tcp:127.0.0.1:"), guest.said());
    }

    @Test
    void aReceiverThatAllocatesHostsToo() throws Exception {
        var receiving = hosting("receive", "-a", "--local");
        var guest = guest("--text", "hello");
        assertEquals(ExitStatus.OK, guest.status, guest.said());
        assertEquals("hello\n", receiving.join().printed());
    }

    @Test
    void aPipeIsHostedByWhoAllocates() throws Exception {
        var piping = hosting("pipe", "--local", "--force-relay");
        var guest = guest("--force-relay");
        assertEquals(ExitStatus.OK, guest.status, guest.said());
        assertEquals(ExitStatus.OK, piping.join().status, host.said());
    }

    @Test
    void aKeyNeedsNoOtherServer() throws Exception {
        var key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIcsQO4+wR3On0U0QjbtnjZZs2imEpVouWDBm9XHyIuc me@host\n";
        var file = Files.writeString(scratch.resolve("id.pub"), key);
        host.with("HOME", scratch.toString());
        var inviting = hosting("ssh", "invite", "--local", "--json", "--yes");
        var guest = guest("-y", "-F", file.toString());
        assertEquals(ExitStatus.OK, guest.status, guest.said());
        assertEquals(ExitStatus.OK, inviting.join().status, host.said());
        assertEquals(key, Files.readString(scratch.resolve(".ssh/authorized_keys")));
    }

    @Test
    void otherComputersAreGivenAnAddressOfThisOne() throws Exception {
        var sending = hosting("send", "--local", "--interface", "0.0.0.0", "--text", "hello");
        var guest = guest();
        assertEquals("hello\n", guest.printed(), guest.said());
        sending.join();
        assertTrue(!host.said().contains("0.0.0.0"), host.said());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "send --local --relay-url ws://x/v1 --text x",
                "send --local --transit-helper tcp:x:1 --text x",
                "send --local --proxy socks5://x:1 --text x",
                "send --interface 127.0.0.1 --text x",
                "send --local --interface nowhere.invalid --text x",
                "receive --local",
                "receive --local 4-x",
                "pipe --local 4-x",
                "pipe --local -0",
                "serve --local"
            })
    void whatCannotBeMeantIsRefused(String arguments) {
        var run = new Run().of(arguments.split(" "));
        assertTrue(run.status == ExitStatus.USAGE || run.status == ExitStatus.FAILED, run.said());
    }
}
