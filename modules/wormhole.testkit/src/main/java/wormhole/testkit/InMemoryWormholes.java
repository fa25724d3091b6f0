package wormhole.testkit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import wormhole.api.AppId;
import wormhole.api.BlockingWormhole;
import wormhole.api.Code;
import wormhole.api.Verifier;
import wormhole.api.Wormhole;
import wormhole.api.WormholeClient;
import wormhole.api.WormholeControls;
import wormhole.api.WormholeOptions;
import wormhole.api.error.WormholeException;

/**
 * Two wormholes that are connected, in memory: for tests of applications. Everything is real but the network: the protocol,
 * the cipher, the runtime with its threads, and the mailbox server's hub. No socket is opened and no file written.
 *
 * <pre>{@code
 * try (var pair = InMemoryWormholes.connected()) {
 *     pair.left().sendData("hello".getBytes(UTF_8));
 *     assertArrayEquals("hello".getBytes(UTF_8), pair.right().getData());
 * }
 * }</pre>
 *
 * <p>For the delegated flavour, for three wormholes, or for a code that is wrong, make clients of an {@link
 * InMemoryMailboxServer}.
 *
 * @param <W> the flavour
 */
public final class InMemoryWormholes<W extends WormholeControls> implements AutoCloseable {
    /** How long anything here may take before a test should fail. */
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final AppId APP = new AppId("example.com/in-memory");

    private final InMemoryMailboxServer server;
    private final WormholeClient client;
    private final W left;
    private final W right;
    private final Code code;

    private InMemoryWormholes(InMemoryMailboxServer server, WormholeClient client, W left, W right, Code code) {
        this.server = server;
        this.client = client;
        this.left = left;
        this.right = right;
        this.code = code;
    }

    /**
     * Two wormholes whose methods wait, up to {@link #TIMEOUT} each. Returns when both have confirmed the key.
     *
     * @return connected; close it
     * @throws WormholeException a wormhole ended
     * @throws TimeoutException {@link #TIMEOUT} passed
     * @throws InterruptedException this thread was interrupted
     */
    public static InMemoryWormholes<BlockingWormhole> connected()
            throws WormholeException, TimeoutException, InterruptedException {
        return meet(
                (client, options) -> client.blocking(options, TIMEOUT),
                BlockingWormhole::getCode,
                BlockingWormhole::getVerifier);
    }

    /**
     * Two wormholes that answer with futures. Returns when both have confirmed the key.
     *
     * @return connected; close it
     * @throws WormholeException a wormhole ended
     * @throws TimeoutException {@link #TIMEOUT} passed
     * @throws InterruptedException this thread was interrupted
     */
    public static InMemoryWormholes<Wormhole> connectedDeferred()
            throws WormholeException, TimeoutException, InterruptedException {
        return meet(
                WormholeClient::deferred, wormhole -> answer(wormhole.code()), wormhole -> answer(wormhole.verifier()));
    }

    private interface Answer<W, T> {
        T of(W wormhole) throws WormholeException, TimeoutException, InterruptedException;
    }

    private static <W extends WormholeControls> InMemoryWormholes<W> meet(
            BiFunction<WormholeClient, WormholeOptions, W> flavour, Answer<W, Code> code, Answer<W, Verifier> verifier)
            throws WormholeException, TimeoutException, InterruptedException {
        var server = new InMemoryMailboxServer();
        var client = server.client();
        var met = false;
        try {
            var options = WormholeOptions.builder(APP).build();
            var left = flavour.apply(client, options);
            var right = flavour.apply(client, options);
            left.allocateCode();
            var common = code.of(left);
            right.setCode(common.reveal());
            met = verifier.of(left).equals(verifier.of(right));
            return new InMemoryWormholes<>(server, client, left, right, common);
        } finally {
            if (!met) {
                client.close();
                server.close();
            }
        }
    }

    private static <T> T answer(CompletableFuture<T> future)
            throws WormholeException, TimeoutException, InterruptedException {
        try {
            return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WormholeException ended) {
                throw ended;
            }
            throw new IllegalStateException("a wormhole fails with nothing else", e);
        }
    }

    /**
     * The side that had the code made.
     *
     * @return open
     */
    public W left() {
        return left;
    }

    /**
     * The side that was told the code.
     *
     * @return open
     */
    public W right() {
        return right;
    }

    /**
     * What they have in common.
     *
     * @return used up: nobody else can join
     */
    public Code code() {
        return code;
    }

    /**
     * Where they meet, to cut their links.
     *
     * @return running
     */
    public InMemoryMailboxServer server() {
        return server;
    }

    /** Ends both wormholes, without telling the peer, and the server. */
    @Override
    public void close() {
        client.close();
        server.close();
    }
}
