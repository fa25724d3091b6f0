package wormhole.runtime;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import wormhole.spi.stream.AcceptListener;
import wormhole.spi.stream.Acceptor;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.Dialer;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.Listening;
import wormhole.spi.stream.StreamProvider;

/** TCP, and a list of what was asked of it. */
final class WatchedStreams implements StreamProvider, Dialer, Acceptor {
    final List<HostPort> dialled = new CopyOnWriteArrayList<>();
    final List<HostPort> listened = new CopyOnWriteArrayList<>();
    final List<ByteStream> streams = new CopyOnWriteArrayList<>();
    /** What is dialled in vain. */
    volatile Predicate<HostPort> unreachable = address -> false;

    private final StreamProvider tcp =
            ServiceLoader.load(StreamProvider.class).findFirst().orElseThrow();

    @Override
    public String id() {
        return "watched";
    }

    @Override
    public Set<String> hintTypes() {
        return tcp.hintTypes();
    }

    @Override
    public Dialer dialer() {
        return this;
    }

    @Override
    public Acceptor acceptor() {
        return this;
    }

    @Override
    public CompletableFuture<ByteStream> dial(HostPort address, Duration timeout) {
        dialled.add(address);
        if (unreachable.test(address)) {
            return CompletableFuture.failedFuture(new IOException("cannot connect to " + address));
        }
        return tcp.dialer().dial(address, timeout).thenApply(this::noted);
    }

    @Override
    public Listening listen(HostPort bind, int backlog, AcceptListener listener) throws IOException {
        listened.add(bind);
        return tcp.acceptor().listen(bind, backlog, stream -> listener.accepted(noted(stream)));
    }

    private ByteStream noted(ByteStream stream) {
        streams.add(stream);
        return stream;
    }
}
