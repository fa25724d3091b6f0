package wormhole.filetransfer;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import wormhole.filetransfer.offer.Destination;
import wormhole.filetransfer.offer.Offer;

/** Two ends in memory, and transfers between them. */
abstract class TransferFixture {
    static final Destination HERE = Destination.in(Path.of("."));
    static final int PLENTY = 1 << 30;

    final MemoryWormhole[] ends = MemoryWormhole.pair();
    final MemoryTarget target = new MemoryTarget(PLENTY);

    Sending send(byte[] bytes) {
        return send(new MemorySource(bytes), SendOptions.DEFAULT);
    }

    Sending send(MemorySource source, SendOptions options) {
        var offer = new Offer.File(source.offeredName(), source.bytesOnWire());
        return FileTransfer.send(ends[0], new Outgoing(offer, Optional.of(source)), options);
    }

    Receiving receive(ReceiveOptions options, MemoryTarget into) {
        var receiving = new ReceivingTransfer(ends[1], options, (offer, destination) -> into);
        receiving.start();
        return receiving;
    }

    Receiving receiveAll() throws Exception {
        return receiveAll(ReceiveOptions.DEFAULT);
    }

    Receiving receiveAll(ReceiveOptions options) throws Exception {
        var receiving = receive(options, target);
        receiving.offer().get();
        receiving.accept(HERE);
        return receiving;
    }

    static <T extends Throwable> T failure(Class<T> kind, CompletableFuture<?> done) {
        return assertInstanceOf(
                kind, assertThrows(ExecutionException.class, done::get).getCause());
    }

    static byte[] noise(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
