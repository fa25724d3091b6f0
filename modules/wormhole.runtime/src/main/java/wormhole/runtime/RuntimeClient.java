package wormhole.runtime;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import wormhole.api.BlockingWormhole;
import wormhole.api.DelegatedWormhole;
import wormhole.api.ProviderReport;
import wormhole.api.Timing;
import wormhole.api.Versions;
import wormhole.api.Wormhole;
import wormhole.api.WormholeClient;
import wormhole.api.WormholeDelegate;
import wormhole.api.WormholeOptions;
import wormhole.api.error.ProviderException;
import wormhole.core.session.Session;
import wormhole.core.session.SessionConfig;
import wormhole.core.session.Tools;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.Side;
import wormhole.json.JsonRefusedException;
import wormhole.json.StrictJson;
import wormhole.runtime.driver.Audience;
import wormhole.runtime.driver.Driver;
import wormhole.runtime.driver.GuardedTiming;
import wormhole.runtime.driver.Surroundings;
import wormhole.runtime.driver.TimedCrypto;
import wormhole.runtime.driver.Witnesses;
import wormhole.runtime.flavour.Flavours;
import wormhole.runtime.loop.Threads;
import wormhole.runtime.provider.Providers;
import wormhole.runtime.proxy.ProxyDialer;
import wormhole.runtime.transit.Transits;
import wormhole.spi.mailbox.LinkContext;
import wormhole.spi.stream.Dialer;
import wormhole.spi.wordlist.Wordlist;

/** A client: providers, a few threads, and the wormholes that are open. */
final class RuntimeClient implements WormholeClient {
    private static final System.Logger LOG = System.getLogger(RuntimeClient.class.getName());
    private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(30);

    // A link that was closed has a few seconds to end, and the machine may be busy.
    private static final long GRACE_MILLIS = 8_000;
    private static final Duration MAX_PATIENCE = Duration.ofHours(1);

    private final Providers providers;
    private final Threads threads = new Threads();
    private final Set<Driver> open = ConcurrentHashMap.newKeySet();
    private final Set<Runnable> transits = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    RuntimeClient(Providers providers) {
        this.providers = providers;
    }

    @Override
    public Wormhole deferred(WormholeOptions options) {
        return opened(flavours(options).deferred());
    }

    @Override
    public DelegatedWormhole delegated(WormholeOptions options, WormholeDelegate delegate) {
        Objects.requireNonNull(delegate);
        return opened(flavours(options).delegated(delegate));
    }

    @Override
    public BlockingWormhole blocking(WormholeOptions options, Duration timeout) {
        return opened(flavours(options).blocking(timeout));
    }

    @Override
    public List<ProviderReport> providers() {
        return providers.reports();
    }

    /** Those that say goodbye are let finish, which takes their close timeout at most. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        open.stream().filter(driver -> !driver.isClosing()).forEach(Driver::abandon);
        awaitGoodbyes();
        open.forEach(Driver::abandon);
        transits.forEach(Runnable::run);
        threads.close();
    }

    // Not for a wormhole whose own callback closes the client: it cannot get on while we wait.
    private void awaitGoodbyes() {
        var goodbyes = open.stream()
                .filter(driver -> !driver.isInTurn())
                .map(Driver::over)
                .toArray(CompletableFuture<?>[]::new);
        var longest = open.stream()
                .map(driver -> driver.session().config().closeTimeout())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        try {
            CompletableFuture.allOf(goodbyes).get(millis(longest) + GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(System.Logger.Level.DEBUG, "closed before every wormhole had ended", e);
        }
    }

    private static long millis(Duration duration) {
        return duration.compareTo(MAX_PATIENCE) > 0 ? MAX_PATIENCE.toMillis() : duration.toMillis();
    }

    private <T> T opened(T wormhole) {
        // Closed meanwhile, perhaps before this one could be found by close.
        if (closed.get()) {
            open.forEach(Driver::abandon);
            throw clientClosed();
        }
        return wormhole;
    }

    private static IllegalStateException clientClosed() {
        return new IllegalStateException("this wormhole client is closed");
    }

    private Flavours flavours(WormholeOptions options) {
        if (closed.get()) {
            throw clientClosed();
        }
        refuseWhatCannotBe(options);
        var callbacks = Threads.neverRefusing(options.executor().orElse(threads.callbacks()));
        var timing = GuardedTiming.of(options.timing());
        return new Flavours(
                options,
                timing,
                callbacks,
                wordlist(options),
                transits(options, timing, callbacks),
                (asked, audience) -> driver(asked, audience, timing));
    }

    private Transits transits(WormholeOptions options, Timing timing, Executor callbacks) {
        return new Transits(
                () -> providers.streams(options.route()),
                providers.crypto(),
                threads.timers(),
                threads.callbacks(),
                callbacks,
                options.proxy(),
                timing,
                transits);
    }

    private static void refuseWhatCannotBe(WormholeOptions options) {
        if (options.journal().isPresent()) {
            throw new ProviderException("journaled wormholes are not part of this version; leave the journal out");
        }
    }

    private Supplier<Wordlist> wordlist(WormholeOptions options) {
        return () -> providers.wordlist(options.wordlist());
    }

    private Driver driver(WormholeOptions options, Audience audience, Timing timing) {
        var crypto = TimedCrypto.of(providers.crypto(), timing);
        var session = Session.with(config(options), Side.random(crypto.entropy()));
        var lazyWordlist = wordlist(options);
        var tools = new Tools(crypto, position -> lazyWordlist.get().wordsAt(position));
        var witnesses = new Witnesses(timing, options.stateTrace());
        var driver = new Driver(session, surroundings(options, tools), audience, witnesses, open::remove);
        open.add(driver);
        return driver;
    }

    private Surroundings surroundings(WormholeOptions options, Tools tools) {
        URI mailbox = options.mailbox();
        if (mailbox.getScheme() == null) {
            throw new IllegalArgumentException("the mailbox URI has no scheme; write ws://HOST:PORT/v1");
        }
        var links = providers.mailboxLink(mailbox.getScheme().toLowerCase(Locale.ROOT));
        var context = new LinkContext(
                dialer(options),
                threads.timers(),
                options.limits().maxFrameBytes(),
                OPEN_TIMEOUT,
                LinkContext.PING_INTERVAL,
                LinkContext.DEAD_AFTER,
                "wormhole-java/" + Release.version());
        return new Surroundings(links, mailbox, context, threads.timers(), threads.callbacks(), tools);
    }

    private Dialer dialer(WormholeOptions options) {
        var direct = providers.dialer(options.route());
        return options.proxy()
                .<Dialer>map(proxy -> new ProxyDialer(direct, proxy))
                .orElse(direct);
    }

    private static SessionConfig config(WormholeOptions options) {
        return new SessionConfig(
                options.appId(),
                List.of("java", Release.version()),
                versionMessage(options.versions()),
                options.mailbox().toString(),
                options.limits(),
                options.closeTimeout());
    }

    private static Bytes versionMessage(Versions versions) {
        try {
            var message = StrictJson.newObject().add("app_versions", StrictJson.object(versions.json()));
            return Bytes.owning(message.build().toString().getBytes(StandardCharsets.UTF_8));
        } catch (JsonRefusedException e) {
            throw new IllegalArgumentException("versions must be a JSON object: " + e.getMessage());
        }
    }
}
