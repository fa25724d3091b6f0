package wormhole.runtime.driver;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import wormhole.api.Status;
import wormhole.api.Timing;
import wormhole.core.effect.Effect;
import wormhole.core.effect.Step;
import wormhole.core.effect.Verdict;
import wormhole.core.session.Input;
import wormhole.core.session.Session;
import wormhole.runtime.loop.SerialInbox;

/**
 * Drives one session: brings it what happens, carries out what it wants. All of it in turns, one at a time, on whatever thread
 * brings the input; a turn never blocks.
 */
public final class Driver implements Effect.Handler {
    private final Surroundings surroundings;
    private final Audience audience;
    private final LinkDriver link;
    private final SerialInbox inbox = new SerialInbox(Runnable::run);
    private final Runnable whenEnded;
    private volatile Session session;
    private volatile Status status;

    /**
     * Makes a driver; nothing happens before {@link #start}.
     *
     * @param session unborn
     * @param surroundings what it needs
     * @param audience who hears
     * @param timing who hears what happens when
     * @param whenEnded runs in the last turn
     */
    public Driver(
            Session session, Surroundings surroundings, Audience audience, Timing timing, Consumer<Driver> whenEnded) {
        this.session = session;
        this.status = session.status();
        this.surroundings = surroundings;
        this.audience = audience;
        this.whenEnded = () -> whenEnded.accept(this);
        var side = session.rendezvous().bind().side().value();
        this.link = new LinkDriver(this, surroundings, new TimingLog(timing, side));
    }

    /**
     * Begins to connect.
     *
     * @throws IllegalArgumentException the mailbox URI is none the link provider can open
     */
    public void start() {
        ask(new Input.Start());
    }

    /**
     * Brings what the application asks for, and waits for the turn.
     *
     * @param input what
     * @throws RuntimeException what the session answers to a call that is refused
     */
    public void ask(Input input) {
        inTurn(() -> {
            turn(input);
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
            var step = session.handle(input, surroundings.tools());
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
     * Ends the wormhole because its surroundings cannot go on. Returns at once.
     *
     * @param verdict why
     */
    public void fail(Verdict verdict) {
        happened(new Input.Fail(verdict));
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
            throw new IllegalStateException("called from a listener that must not call back");
        }
        var result = new CompletableFuture<T>();
        inbox.execute(() -> {
            try {
                result.complete(task.get());
            } catch (RuntimeException | Error e) {
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
            throw e;
        }
    }

    void turn(Input input) {
        carryOut(session.handle(input, surroundings.tools()));
    }

    private void carryOut(Step<Session, Effect> step) {
        session = step.next();
        for (var effect : step.reports()) {
            effect.accept(this);
        }
        var now = session.status();
        if (!now.equals(status)) {
            status = now;
            audience.statusChanged(now);
        }
        if (session.ended()) {
            whenEnded.run();
        }
    }

    @Override
    public void on(Effect.OpenLink effect) {
        link.open();
    }

    @Override
    public void on(Effect.DropLink effect) {
        link.drop();
    }

    @Override
    public void on(Effect.Transmit effect) {
        link.transmit(effect.frame());
    }

    @Override
    public void on(Effect.Arm effect) {
        after(effect.delay().toMillis(), () -> happened(new Input.TimerFired(effect.timer())));
    }

    @Override
    public void on(Effect.Notify effect) {
        effect.notice().accept(audience);
    }

    @Override
    public void on(Effect.Forget effect) {
        effect.secret().wipe();
    }

    void after(long millis, Runnable task) {
        try {
            surroundings.timers().schedule(task, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The client is closed: nothing is waited for any more.
            fail(new Verdict(Verdict.Kind.UNREACHABLE, "the wormhole client was closed"));
        }
    }
}
