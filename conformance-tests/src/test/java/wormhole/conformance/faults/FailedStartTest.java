package wormhole.conformance.faults;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wormhole.mailbox.server.MailboxServer;
import wormhole.mailbox.server.MailboxServerOptions;
import wormhole.spi.stream.HostPort;
import wormhole.transit.relay.TransitRelay;
import wormhole.transit.relay.TransitRelayOptions;

/** A server that cannot start gives back what it has taken. */
@Timeout(300)
class FailedStartTest {
    private static final Path OPEN_FILES = Path.of("/proc/self/fd");

    @TempDir
    Path directory;

    /** A server that is running. */
    private record Running(HostPort address, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    /** Our servers, and how each is started: with a usage log, at a free port or at this one. */
    enum Kind {
        MAILBOX_SERVER {
            @Override
            Running start(Path usageLog, Optional<HostPort> address) throws IOException {
                var options = new MailboxServerOptions().usageLog(usageLog);
                var server = MailboxServer.start(address.map(options::bind).orElse(options));
                return new Running(server.address(), server::close);
            }
        },
        TRANSIT_RELAY {
            @Override
            Running start(Path usageLog, Optional<HostPort> address) throws IOException {
                var options = new TransitRelayOptions().usageLog(usageLog);
                var relay = TransitRelay.start(address.map(options::bind).orElse(options));
                return new Running(relay.address(), relay::close);
            }
        };

        abstract Running start(Path usageLog, Optional<HostPort> address) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void whoCannotListenLeavesNoUsageLogOpen(Kind kind) throws IOException {
        assumeTrue(Files.isDirectory(OPEN_FILES), "this system does not say which files are open");
        var log = directory.resolve("usage.jsonl");
        try (var running = kind.start(log, Optional.empty())) {
            assertTrue(isOpen(log));
            var other = directory.resolve("other.jsonl");
            assertThrows(IOException.class, () -> kind.start(other, Optional.of(running.address())));
            assertTrue(Files.exists(other));
            assertFalse(isOpen(other));
        }
        assertFalse(isOpen(log));
    }

    private static boolean isOpen(Path file) throws IOException {
        try (var open = Files.list(OPEN_FILES)) {
            return open.anyMatch(descriptor -> leadsTo(descriptor, file));
        }
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.isSameFile(descriptor, file);
        } catch (IOException e) {
            return false; // no file, or closed meanwhile
        }
    }
}
