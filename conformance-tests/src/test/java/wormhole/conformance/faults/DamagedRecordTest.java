package wormhole.conformance.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;
import wormhole.filetransfer.FileTransfer;
import wormhole.filetransfer.ReceiveOptions;
import wormhole.filetransfer.Receiving;
import wormhole.filetransfer.offer.Destination;

/** A bit that flips on the way from the sender to the receiver, on a real connection. */
@Timeout(300)
class DamagedRecordTest {
    private static final long SOMEWHERE = 10_000_000;

    @TempDir
    Path inbox;

    @Test
    void e50_aBitThatFlipsEndsItAndWhatCameBeforeIsKeptAsPartial() throws Exception {
        try (var servers = new Servers();
                var cable = new Cable(SOMEWHERE);
                var ours = servers.wormhole("4-purple-sausages");
                var theirs = servers.wormhole("4-purple-sausages")) {
            var here = TransitOptions.DEFAULT.withRelays(List.of()).withDialLocal(true);
            var receiving = FileTransfer.receive(ours, ReceiveOptions.DEFAULT.withTransit(here));
            receiving.offer().thenAccept(offer -> receiving.accept(Destination.in(inbox)));
            var sender = new HaltingPeer(theirs, TransitRole.SENDER, here.withProxy(Optional.of(cable.proxy())));
            CompletableFuture.runAsync(() -> sendAll(sender));
            assertEndsWithAPartial(receiving);
        }
    }

    private void assertEndsWithAPartial(Receiving receiving) throws Exception {
        var error =
                assertThrows(ExecutionException.class, () -> receiving.done().get(120, TimeUnit.SECONDS));
        assertInstanceOf(PeerMisbehavedException.class, error.getCause());
        assertEquals(List.of("letter.part"), List.of(inbox.toFile().list()));
        var kept = Files.readAllBytes(receiving.partial().orElseThrow());
        assertTrue(kept.length > 0 && kept.length < SOMEWHERE);
        for (var octet : kept) {
            assertEquals(HaltingPeer.CONTENT, octet);
        }
    }

    private static void sendAll(HaltingPeer sender) {
        try {
            sender.go(Moment.CONFIRMING);
        } catch (Exception e) {
            // The receiver has left, as it should.
        }
    }
}
