package wormhole.runtime.flavour;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import wormhole.api.Outcome;
import wormhole.api.Status;
import wormhole.api.Timing;
import wormhole.api.Versions;
import wormhole.api.Welcome;
import wormhole.api.WormholeDelegate;
import wormhole.api.WormholeOptions;
import wormhole.api.error.ServerUnreachableException;
import wormhole.api.error.WormholeClosedException;
import wormhole.api.error.WormholeException;
import wormhole.core.effect.Notice;
import wormhole.core.effect.Verdict;
import wormhole.runtime.driver.Audience;
import wormhole.runtime.loop.SerialInbox;

/**
 * Passes on what a session tells, when the turn is over and on the application's executor, one call at a time: to the delegate of
 * the wormhole, to the listeners of the options, to receipts.
 */
final class Events implements Audience {
    private final WormholeOptions options;
    private final Timing timing;
    private final WormholeDelegate delegate;
    private final Executor application;
    private final Executor callbacks;
    private final Executor listeners;

    // Receipts are asked for by the application and completed by callbacks: guarded by this map.
    private final Map<Long, CompletableFuture<Void>> receipts = new HashMap<>();
    private final CompletableFuture<Void> wordlistReady = new CompletableFuture<>();

    // What the turn under way has to tell, in order. Used in turns only.
    private final Queue<Runnable> news = new ArrayDeque<>();

    // Messages on their way to a delegate that may be slow.
    private final AtomicInteger undelivered = new AtomicInteger();
    private volatile Consumer<Verdict> overflow = verdict -> {};
    private volatile Optional<String> yourAddress = Optional.empty();
    private @Nullable WormholeException ended;

    /**
     * Makes the passer-on.
     *
     * @param options listeners
     * @param timing hears what happens when; guarded
     * @param delegate of the wormhole
     * @param application where the application's code runs
     * @param inTurn whether the delegate is ours and may be called in the turn itself
     */
    Events(WormholeOptions options, Timing timing, WormholeDelegate delegate, Executor application, boolean inTurn) {
        this.options = options;
        this.timing = timing;
        this.delegate = delegate;
        this.application = application;
        this.listeners = new SerialInbox(application);
        this.callbacks = inTurn ? new SerialInbox(Runnable::run) : listeners;
    }

    /** Who hears when more messages wait than may. */
    void overflowTo(Consumer<Verdict> listener) {
        overflow = listener;
    }

    /** A future whose dependents run where the application's code runs. */
    <T> CompletableFuture<T> forApplication(CompletableFuture<T> future) {
        return callbacks == listeners ? future.copy() : future.thenApplyAsync(Function.identity(), application);
    }

    CompletableFuture<Void> receipt(long number) {
        synchronized (receipts) {
            var receipt = new CompletableFuture<Void>();
            if (ended != null) {
                receipt.completeExceptionally(ended);
            } else {
                receipts.put(number, receipt);
            }
            return receipt;
        }
    }

    CompletableFuture<Void> wordlistReady() {
        return forApplication(wordlistReady);
    }

    Timing timing() {
        return timing;
    }

    String appId() {
        return options.appId().value();
    }

    /** Our address as the mailbox server sees it, if it has said. */
    Optional<String> yourAddress() {
        return yourAddress;
    }

    @Override
    public void turnIsOver() {
        for (var next = news.poll(); next != null; next = news.poll()) {
            next.run();
        }
    }

    private void later(Executor where, Runnable what) {
        news.add(() -> where.execute(what));
    }

    @Override
    public void statusChanged(Status status) {
        later(listeners, () -> options.statusListener().statusChanged(status));
    }

    @Override
    public void on(Notice.Welcomed notice) {
        Welcome welcome = WelcomeView.of(notice.content());
        yourAddress = welcome.yourAddress();
        later(listeners, () -> options.welcomeHandler().welcomed(welcome));
        later(callbacks, () -> delegate.gotWelcome(welcome));
    }

    @Override
    public void on(Notice.CodeReady notice) {
        later(callbacks, () -> delegate.gotCode(notice.code()));
    }

    @Override
    public void on(Notice.WordlistReady notice) {
        later(callbacks, () -> wordlistReady.complete(null));
    }

    // Copied in the turn: the session wipes its own when it ends.
    @Override
    public void on(Notice.KeyReady notice) {
        var key = notice.key().<byte[]>revealTo(byte[]::clone);
        later(callbacks, () -> delegate.gotUnverifiedKey(key));
    }

    @Override
    public void on(Notice.Confirmed notice) {
        later(callbacks, () -> delegate.gotVerifier(notice.verifier()));
    }

    @Override
    public void on(Notice.VersionsHeard notice) {
        later(
                callbacks,
                () -> delegate.gotVersions(new Versions(notice.appVersions().toString())));
    }

    @Override
    public void on(Notice.MessageReceived notice) {
        var max = options.limits().maxMessagesUnread();
        if (undelivered.get() >= max) {
            overflow.accept(tooManyUnread(max));
            return;
        }
        undelivered.incrementAndGet();
        later(callbacks, () -> {
            undelivered.decrementAndGet();
            delegate.gotMessage(notice.message().toArray());
        });
    }

    static Verdict tooManyUnread(int max) {
        return new Verdict(
                Verdict.Kind.PEER_MISBEHAVED, "the peer sent more than " + max + " messages that nobody took");
    }

    @Override
    public void on(Notice.MessageStored notice) {
        later(callbacks, () -> {
            CompletableFuture<Void> receipt;
            synchronized (receipts) {
                receipt = receipts.remove(notice.number());
            }
            if (receipt != null) {
                receipt.complete(null);
            }
        });
    }

    @Override
    public void on(Notice.Ended notice) {
        notice.verdict()
                .error()
                .ifPresentOrElse(
                        error -> later(callbacks, () -> failed(error)),
                        () -> later(
                                callbacks,
                                () -> closed(new Outcome(notice.verdict().mood()))));
    }

    private void closed(Outcome outcome) {
        // A receipt that is still open is of a message the server never confirmed.
        failReceipts(new ServerUnreachableException("closed before the message was stored"));
        wordlistReady.completeExceptionally(new WormholeClosedException());
        delegate.closed(outcome);
    }

    private void failed(WormholeException error) {
        failReceipts(error);
        wordlistReady.completeExceptionally(error);
        delegate.failed(error);
    }

    private void failReceipts(WormholeException error) {
        Map<Long, CompletableFuture<Void>> open;
        synchronized (receipts) {
            ended = error;
            open = Map.copyOf(receipts);
            receipts.clear();
        }
        open.values().forEach(receipt -> receipt.completeExceptionally(error));
    }
}
