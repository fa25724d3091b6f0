package wormhole.cli.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import wormhole.api.error.WormholeClosedException;
import wormhole.cli.FakeWormhole;
import wormhole.cli.failure.Failure;
import wormhole.cli.terminal.Console;

class ConversationTest {
    private static Conversation of(FakeWormhole wormhole) {
        var console = new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                Set.of(),
                Map.of());
        return new Conversation(console, wormhole, Duration.ofMillis(1));
    }

    @Test
    void aPeerThatIsThereHearsOfAnInterruption() {
        var wormhole = FakeWormhole.met();
        of(wormhole).abandon();
        assertEquals(List.of("{\"error\": \"interrupted\"}"), wormhole.sent);
        assertTrue(wormhole.closings > 0);
    }

    @Test
    void withoutAPeerTheWormholeIsJustClosed() {
        var wormhole = new FakeWormhole();
        of(wormhole).abandon();
        assertEquals(List.of(), wormhole.sent);
        assertTrue(wormhole.closings > 0);
    }

    @Test
    void aTransferIsCancelledByAnInterruption() {
        var wormhole = FakeWormhole.met();
        var conversation = of(wormhole);
        var cancelled = new AtomicInteger();
        conversation.transfers(cancelled::incrementAndGet, CompletableFuture.completedFuture(null));
        conversation.abandon();
        assertEquals(1, cancelled.get());
        assertEquals(List.of(), wormhole.sent);
    }

    @Test
    void aWaitThatASignalEndsIsNoErrorOfTheProgram() {
        var closed = CompletableFuture.failedFuture(new WormholeClosedException());
        assertThrows(WormholeClosedException.class, () -> of(FakeWormhole.met()).await(closed, ""));
    }

    @Test
    void aPeerThatDoesNotComeIsNotWaitedForLongerThanAllowed() {
        var conversation = of(new FakeWormhole());
        var failure = assertThrows(Failure.class, () -> conversation.meet("", Optional.of(Duration.ofMillis(50))));
        assertTrue(failure.getMessage().contains("--timeout"), failure.getMessage());
    }
}
