package wormhole.runtime.driver;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import wormhole.api.Status;
import wormhole.core.effect.Effect;
import wormhole.core.effect.Notice;
import wormhole.core.effect.Step;
import wormhole.core.effect.Timer;
import wormhole.core.effect.Verdict;
import wormhole.core.session.Input;
import wormhole.core.session.Life;
import wormhole.core.session.Session;
import wormhole.runtime.loop.SerialInbox;

/**
 * Drives one session: brings it what happens, carries out what it wants. All of it in turns, one at a time, on whatever thread
 * brings the input; a turn never blocks.
 */
public final class Driver {
    private static final System.Logger LOG = System.getLogger(Driver.class.getName());

    private static final Verdict CLIENT_CLOSED = Verdict.of(Verdict.Kind.CLIENT_CLOSED);

    private final Surroundings surroundings;
    private final Audience audience;
    private final LinkDriver link;
    private final SessionTrace trace;
    private final SerialInbox inbox;
    private final Waits waits;
    private final Effect.Handler carrier;
    private final Runnable whenEnded;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private volatile Session session;
    private Status status;

    // Inside a turn: whether all of it is carried out and only the audience is being told. Then calls are welcome
    // again.
    private boolean telling;

    /**
     * Makes a driver; nothing happens before {@link #start}.
     *
     * @param session unborn
     * @param surroundings what it needs
     * @param audience who hears
     * @param witnesses who hears of what happens inside
     * @param whenEnded runs in the last turn
     */
    public Driver(
            Session session,
            Surroundings surroundings,
            Audience audience,
            Witnesses witnesses,
            Consumer<Driver> whenEnded) {
        this.session = session;
        this.status = session.status();
        this.surroundings = surroundings;
        this.audience = audience;
        this.inbox = SerialInbox.onCallers(surroundings.relief());
        this.waits = new Waits(surroundings.timers());
        this.whenEnded = () -> whenEnded.accept(this);
        var side = session.rendezvous().bind().side().value();
        this.link = new LinkDriver(this, surroundings, new TimingLog(witnesses.timing(), side));
        this.trace = new SessionTrace(witnesses.trace());
        this.carrier = new EffectCarrier(this, link, waits, audience);
    }

    /**
     * Begins to connect.
     *
     * @throws IllegalArgumentException the mailbox URI is none the link provider can open; the driver is of no use then
     */
    public void start() {
        try {
            ask(new Input.Start());
        } catch (RuntimeException | Error e) {
            whenEnded.run();
            throw e;
        }
    }

    /**
     * Brings what the application asks for, and waits for the turn.
     *
     * @param input what
     * @throws RuntimeException what the session answers to a call that is refused
     */
    public void ask(Input input) {
        inTurn(() -> {
            carryOut(handled(input));
            return true;
        });
    }

    /**
     * Sends a message.
     *
     * @param input the message
     * @param register hears its number before anything can happen to it
     * @return what the register made of the number
     * @param <T> the same
     */
    public <T> T send(Input.Send input, LongFunction<T> register) {
        return inTurn(() -> {
            var number = session.conversation().nextOut();
            var step = handled(input);
            var registered = register.apply(number);
            carryOut(step);
            return registered;
        });
    }

    /**
     * Derives a key for the application.
     *
     * @param purpose what for
     * @param length bytes
     * @return the key, in an array of the caller's own
     */
    public byte[] deriveKey(String purpose, int length) {
        return inTurn(() -> {
            var key = session.deriveKey(purpose, length, surroundings.tools());
            var bytes = key.<byte[]>revealTo(byte[]::clone);
            key.wipe();
            return bytes;
        });
    }

    /**
     * The session as it is now.
     *
     * @return a value; asking it does not disturb
     */
    public Session session() {
        return session;
    }

    /**
     * Whether it is saying goodbye.
     *
     * @return true from the call to close, or the error, until the end
     */
    public boolean isClosing() {
        return session.life() instanceof Life.Closing;
    }

    /**
     * Whether the current thread is in a turn of this driver.
     *
     * @return true for its own callbacks if they run on the thread that brings the news
     */
    public boolean isInTurn() {
        return inbox.isInside();
    }

    /**
     * The end.
     *
     * @return completes when all is over and the audience was told
     */
    public CompletableFuture<Void> over() {
        return over;
    }

    /**
     * Ends the wormhole because it cannot go on. Returns at once.
     *
     * @param verdict why
     */
    public void fail(Verdict verdict) {
        happened(new Input.Fail(verdict));
    }

    /** Ends the wormhole at once, as far as it has come, because its client is closed. The server is not told. */
    public void abandon() {
        inbox.execute(() -> {
            turn(
                    isClosing()
                            ? new Input.TimerFired(
                                    new Timer(Timer.Kind.CLOSE, session.timers().close()))
                            : new Input.Fail(CLIENT_CLOSED));
            link.forget();
        });
    }

    /** Brings what the world does. Returns at once. */
    void happened(Input input) {
        inbox.execute(() -> turn(input));
    }

    void inTurnOf(Runnable task) {
        inbox.execute(task);
    }

    private <T> T inTurn(Supplier<T> task) {
        if (inbox.isInside()) {
            if (!telling) {
                throw new IllegalStateException("called from a listener that must not call back");
            }
            return task.get();
        }
        var result = new CompletableFuture<T>();
        inbox.execute(() -> {
            try {
                result.complete(task.get());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return outcome(result);
    }

    private static <T> T outcome(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /** Takes what the world does. Nothing that comes from there may throw; if it does, we or a provider are at fault. */
    void turn(Input input) {
        try {
            carryOut(handled(input));
        } catch (RuntimeException | Error e) {
            broke(e);
        }
    }

    // Timing and trace are called in here, and what they would ask for would be lost.
    private Step<Session, Effect> handled(Input input) {
        var before = telling;
        telling = false;
        try {
            var step = session.handle(input, surroundings.tools());
            trace.step(session, input, step);
            return step;
        } finally {
            telling = before;
        }
    }

    private void carryOut(Step<Session, Effect> step) {
        var before = telling;
        telling = false;
        session = step.next();
        for (var effect : step.reports()) {
            effect.accept(carrier);
        }
        var now = session.status();
        if (!now.equals(status)) {
            status = now;
            audience.statusChanged(now);
        }
        telling = true;
        audience.turnIsOver();
        telling = before;
        if (session.ended()) {
            end();
        }
    }

    private void end() {
        if (!over.isDone()) {
            waits.cancelAll();
            whenEnded.run();
            over.complete(null);
        }
    }

    // Rather an end that is not in the protocol than a wormhole that never ends.
    private void broke(Throwable e) {
        LOG.log(System.Logger.Level.ERROR, "a wormhole cannot go on; please report this", e);
        if (over.isDone()) {
            return;
        }
        var verdict = new Verdict(
                Verdict.Kind.INTERNAL_FAULT,
                "this program failed inside: " + e.getClass().getName());
        try {
            carryOut(handled(new Input.Fail(verdict)));
        } catch (RuntimeException | Error again) {
            telling = true;
            audience.on(new Notice.Ended(verdict));
            audience.turnIsOver();
            end();
        }
    }
}
