package wormhole.runtime.flavour;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import wormhole.api.BlockingWormhole;
import wormhole.api.Code;
import wormhole.api.Outcome;
import wormhole.api.Verifier;
import wormhole.api.Versions;
import wormhole.api.Welcome;
import wormhole.api.error.OnlyOneCodeException;
import wormhole.api.error.WormholeException;
import wormhole.core.code.CodeSelection;
import wormhole.runtime.driver.Driver;
import wormhole.runtime.transit.Transits;
import wormhole.spi.wordlist.Wordlist;

/** The face that waits. Its futures are completed in the turn itself, so waiting needs no thread but the one that waits. */
final class BlockingFlavour extends Controls implements BlockingWormhole {
    private final Answers answers;
    private final Duration timeout;

    BlockingFlavour(
            Driver driver,
            Events events,
            Supplier<Wordlist> wordlist,
            Transits transits,
            Answers answers,
            Duration timeout) {
        super(driver, events, wordlist, transits);
        this.answers = answers;
        this.timeout = timeout;
    }

    @Override
    public Welcome getWelcome(Duration wait) throws WormholeException, TimeoutException, InterruptedException {
        return await(answers.welcome, wait, "the mailbox server's welcome");
    }

    @Override
    public Welcome getWelcome() throws WormholeException, TimeoutException, InterruptedException {
        return getWelcome(timeout);
    }

    @Override
    public Code getCode(Duration wait) throws WormholeException, TimeoutException, InterruptedException {
        if (driver().session().codeSelection().equals(CodeSelection.START) && !answers.code.isDone()) {
            allocateUnlessAsked();
        }
        return await(answers.code, wait, "the code");
    }

    private void allocateUnlessAsked() {
        try {
            allocateCode();
        } catch (OnlyOneCodeException e) {
            // Another thread was faster: its code is the one to wait for.
        }
    }

    @Override
    public Code getCode() throws WormholeException, TimeoutException, InterruptedException {
        return getCode(timeout);
    }

    @Override
    public Verifier getVerifier(Duration wait) throws WormholeException, TimeoutException, InterruptedException {
        return await(answers.verifier, wait, "the verifier");
    }

    @Override
    public Verifier getVerifier() throws WormholeException, TimeoutException, InterruptedException {
        return getVerifier(timeout);
    }

    @Override
    public Versions getVersions(Duration wait) throws WormholeException, TimeoutException, InterruptedException {
        return await(answers.versions, wait, "the other side's versions");
    }

    @Override
    public Versions getVersions() throws WormholeException, TimeoutException, InterruptedException {
        return getVersions(timeout);
    }

    @Override
    public void sendData(byte[] message, Duration wait)
            throws WormholeException, TimeoutException, InterruptedException {
        await(sendNow(message).stored(), wait, "the mailbox server to store the message");
    }

    @Override
    public void sendData(byte[] message) throws WormholeException, TimeoutException, InterruptedException {
        sendData(message, timeout);
    }

    @Override
    public byte[] getData(Duration wait) throws WormholeException, TimeoutException, InterruptedException {
        var message = answers.unread.take();
        try {
            return await(message, wait, "a message");
        } catch (TimeoutException | InterruptedException e) {
            // Whoever cannot be withdrawn has just been given a message, which must not be lost.
            if (message.cancel(false) || message.isCompletedExceptionally()) {
                throw e;
            }
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return message.join();
        }
    }

    @Override
    public byte[] getData() throws WormholeException, TimeoutException, InterruptedException {
        return getData(timeout);
    }

    @Override
    public Outcome closeAndWait(Duration wait) throws WormholeException, TimeoutException, InterruptedException {
        askToClose();
        return await(answers.closed, wait, "the mailbox server to close");
    }

    @Override
    public void close() {
        askToClose();
    }

    private static <T> T await(CompletableFuture<T> future, Duration wait, String what)
            throws WormholeException, TimeoutException, InterruptedException {
        var nanos = nanos(wait);
        try {
            return future.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new TimeoutException("waited " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms for " + what);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WormholeException error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException closed ? closed : new IllegalStateException(e.getCause());
        }
    }

    // 292 years are as good as more.
    private static long nanos(Duration wait) {
        try {
            return wait.toNanos();
        } catch (ArithmeticException e) {
            return wait.isNegative() ? 0 : Long.MAX_VALUE;
        }
    }
}
