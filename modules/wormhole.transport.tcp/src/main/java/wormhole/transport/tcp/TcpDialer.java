package wormhole.transport.tcp;

import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.Dialer;
import wormhole.spi.stream.HostPort;

/** Dials on one loop for all, and resolves names on a few threads of their own, as that may block for long. */
final class TcpDialer implements Dialer {
    private static final int RESOLVERS = 4;

    private @Nullable Loop loop;
    private @Nullable ExecutorService resolvers;

    @Override
    public CompletableFuture<ByteStream> dial(HostPort address, Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a timeout is positive");
        }
        try {
            var held = held();
            var dial = new Dial(held, address, timeout);
            held.execute(dial::begin);
            find(address, dial);
            return dial.result();
        } catch (IOException e) {
            return CompletableFuture.failedFuture(new IOException("cannot dial " + address + ": " + e.getMessage(), e));
        }
    }

    private synchronized Loop held() throws IOException {
        var current = loop;
        if (current == null || !current.hold()) {
            current = new Loop("wormhole-tcp-dial");
            loop = current;
        }
        return current;
    }

    private void find(HostPort address, Dial dial) {
        if (Addresses.literal(address.host())) {
            resolve(address, dial);
        } else {
            resolvers().execute(() -> resolve(address, dial));
        }
    }

    private static void resolve(HostPort address, Dial dial) {
        try {
            dial.found(Addresses.resolve(address.host()));
        } catch (UnknownHostException | SecurityException e) {
            dial.unknown(e);
        }
    }

    private synchronized ExecutorService resolvers() {
        if (resolvers == null) {
            var pool = new ThreadPoolExecutor(
                    RESOLVERS, RESOLVERS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), TcpDialer::resolver);
            pool.allowCoreThreadTimeOut(true);
            resolvers = pool;
        }
        return resolvers;
    }

    private static Thread resolver(Runnable work) {
        var thread = new Thread(work, "wormhole-tcp-resolve");
        thread.setDaemon(true);
        return thread;
    }
}
