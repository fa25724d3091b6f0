package wormhole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import wormhole.cli.failure.ExitStatus;

/** Servers that cannot start. */
class ServeTest {
    @Test
    void aServerWhoseUrlNobodyCanReadEndsAndLeavesNothingBehind() throws Exception {
        var port = Ports.free();
        var run = new Run().unread().of("serve", "--relay-port", "0", "--mailbox-port", Integer.toString(port));
        assertEquals(ExitStatus.FAILED, run.status, run.said());
        try (var again = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertTrue(again.isBound());
        }
    }

    @Test
    void aRelayThatCannotListenIsSaidAndTheMailboxServerEndsWithIt() throws Exception {
        var port = Ports.free();
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var run = new Run().of("serve", "--mailbox-port", "" + port, "--relay-port", "" + taken.getLocalPort());
            assertEquals(ExitStatus.FAILED, run.status, run.said());
            assertTrue(run.said().contains("the transit relay cannot run: cannot listen on"), run.said());
            try (var again = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                assertTrue(again.isBound());
            }
        }
    }

    @Test
    void aStoreInNoDirectoryIsSaidInWords() {
        var run = new Run().of("serve", "--mailbox-port", "0", "--store", "file:/no-such-directory/store");
        assertEquals(ExitStatus.FAILED, run.status);
        assertTrue(run.said().contains("there is no directory for"), run.said());
    }
}
