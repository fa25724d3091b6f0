package wormhole.filetransfer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wormhole.api.Code;
import wormhole.api.Mood;
import wormhole.api.Outcome;
import wormhole.api.Receipt;
import wormhole.api.Verifier;
import wormhole.api.Versions;
import wormhole.api.Welcome;
import wormhole.api.Wormhole;
import wormhole.api.code.CodeEntry;
import wormhole.api.error.WormholeClosedException;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.Transit;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;
import wormhole.testkit.InMemoryRecordPipe;

/** One of two wormholes in memory that have met; a test may take the place of the program at either end. */
final class MemoryWormhole implements Wormhole {
    private final ArrayDeque<byte[]> inbox = new ArrayDeque<>();
    private final ArrayDeque<CompletableFuture<byte[]>> waiting = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private final RecordPipe pipe;
    private Optional<MemoryWormhole> peer = Optional.empty();
    private volatile Optional<TransitOptions> wished = Optional.empty();
    private boolean closed;

    private MemoryWormhole(RecordPipe pipe) {
        this.pipe = pipe;
    }

    /** Two that hear each other. */
    static MemoryWormhole[] pair() {
        var pipes = InMemoryRecordPipe.pair();
        var left = new MemoryWormhole(pipes.get(0));
        var right = new MemoryWormhole(pipes.get(1));
        left.peer = Optional.of(right);
        right.peer = Optional.of(left);
        return new MemoryWormhole[] {left, right};
    }

    RecordPipe pipe() {
        return pipe;
    }

    /** How the transfer looked for a connection, if it did. */
    Optional<TransitOptions> wished() {
        return wished;
    }

    /** Everything that was sent, in order. */
    synchronized List<String> said() {
        return List.copyOf(said);
    }

    synchronized boolean isClosed() {
        return closed;
    }

    // Who has cancelled takes none.
    private void arrive(byte[] message) {
        for (var waiter = waiterOrKeep(message); waiter.isPresent(); waiter = waiterOrKeep(message)) {
            if (waiter.get().complete(message)) {
                return;
            }
        }
    }

    private synchronized Optional<CompletableFuture<byte[]>> waiterOrKeep(byte[] message) {
        var waiter = Optional.ofNullable(waiting.poll());
        if (waiter.isEmpty()) {
            inbox.add(message);
        }
        return waiter;
    }

    void sendText(String message) {
        send(message.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Receipt send(byte[] message) {
        synchronized (this) {
            if (closed) {
                throw new WormholeClosedException();
            }
            said.add(new String(message, StandardCharsets.UTF_8));
        }
        peer.orElseThrow().arrive(message);
        return new Receipt(0, CompletableFuture.completedFuture(null));
    }

    @Override
    public synchronized CompletableFuture<byte[]> receive() {
        var message = inbox.poll();
        if (message != null) {
            return CompletableFuture.completedFuture(message);
        }
        var waiter = new CompletableFuture<byte[]>();
        waiting.add(waiter);
        return waiter;
    }

    @Override
    public Transit transit(TransitRole role, TransitOptions options) {
        wished = Optional.of(options);
        return new Transit() {
            @Override
            public TransitRole role() {
                return role;
            }

            @Override
            public String abilities() {
                return "[{\"type\":\"direct-tcp-v1\"}]";
            }

            @Override
            public CompletableFuture<String> hints() {
                return CompletableFuture.completedFuture("[]");
            }

            @Override
            public CompletableFuture<RecordPipe> connect(String theirHints) {
                return CompletableFuture.completedFuture(pipe);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public CompletableFuture<Outcome> closing() {
        synchronized (this) {
            closed = true;
        }
        return CompletableFuture.completedFuture(new Outcome(Mood.HAPPY));
    }

    @Override
    public CompletableFuture<Verifier> verifier() {
        return CompletableFuture.completedFuture(new Verifier(new byte[32]));
    }

    @Override
    public CompletableFuture<Code> code() {
        return CompletableFuture.completedFuture(Code.of("7-crossover-clockwork"));
    }

    @Override
    public CompletableFuture<Welcome> welcome() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<byte[]> unverifiedKey() {
        return CompletableFuture.completedFuture(new byte[32]);
    }

    @Override
    public CompletableFuture<Versions> versions() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void allocateCode(int words) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setCode(String code) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CodeEntry inputCode() {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] deriveKey(String purpose, int length) {
        throw new UnsupportedOperationException();
    }
}
