package wormhole.cli.exchange;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wormhole.api.Verifier;
import wormhole.api.Wormhole;
import wormhole.api.error.WormholeClosedException;
import wormhole.api.error.WormholeException;
import wormhole.cli.failure.Failure;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Escaping;
import wormhole.filetransfer.FileTransfer;
import wormhole.filetransfer.Patience;

/**
 * A wormhole as the commands see it: every wait says what it waits for once it has lasted a second. The texts and their
 * order are the reference's ({@code cli/cmd_send.py}, {@code cli/cmd_receive.py}).
 */
public final class Conversation {
    /** How long a wait goes on before the user is told what for. */
    public static final Duration PATIENCE = Duration.ofSeconds(1);

    /** How long the server and the other side may take to hear that it is over. */
    private static final int ABANDON_MILLIS = 3000;

    private final Console console;
    private final Wormhole wormhole;
    private final Duration patience;
    private volatile Optional<Transferring> transfer = Optional.empty();

    /**
     * Watches a wormhole.
     *
     * @param console whom to tell
     * @param wormhole open
     * @param patience {@link #PATIENCE}, or less in a test
     */
    public Conversation(Console console, Wormhole wormhole, Duration patience) {
        this.console = console;
        this.wormhole = wormhole;
        this.patience = patience;
    }

    /**
     * Waits for the server and shows its message.
     *
     * @param url where it is
     * @throws WormholeException the wormhole ended
     * @throws InterruptedException this thread was interrupted
     */
    public void greet(String url) throws WormholeException, InterruptedException {
        var welcome = await(wormhole.welcome(), "Connecting to the mailbox server at " + url + " ...");
        welcome.motd().filter(motd -> !motd.isBlank()).ifPresent(motd -> {
            console.note("Server (at " + url + ") says:");
            motd.lines().forEach(line -> console.note(" " + Escaping.line(line, 1000)));
        });
    }

    /**
     * Waits until the other side has shown that it has the same code.
     *
     * @param whileAlone said when the other side is not heard within a second; empty says nothing
     * @param limit how long to wait; empty waits for ever
     * @return equal on both sides
     * @throws Failure it did not come in time
     * @throws WormholeException the wormhole ended
     * @throws InterruptedException this thread was interrupted
     */
    public Verifier meet(String whileAlone, Optional<Duration> limit)
            throws Failure, WormholeException, InterruptedException {
        var met = wormhole.verifier().copy();
        limit.ifPresent(most -> met.orTimeout(most.toMillis(), TimeUnit.MILLISECONDS));
        try {
            await(CompletableFuture.anyOf(wormhole.unverifiedKey(), met), whileAlone);
            // From here on programs talk, not people.
            return await(
                    met.orTimeout(Patience.DEFAULT.answer().toMillis(), TimeUnit.MILLISECONDS),
                    "Key established, waiting for confirmation...");
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof TimeoutException)) {
                throw e;
            }
            var late = limit.isPresent()
                    ? "did not come in the time that --timeout allows"
                    : "has not confirmed the key for "
                            + Patience.DEFAULT.answer().toSeconds() + " seconds";
            throw new Failure("the other side " + late, "");
        }
    }

    /**
     * Waits for the code.
     *
     * @return as people pass it on
     * @throws WormholeException the wormhole ended
     * @throws InterruptedException this thread was interrupted
     */
    public String code() throws WormholeException, InterruptedException {
        return await(wormhole.code(), "Waiting for a code from the mailbox server...")
                .reveal();
    }

    /**
     * From now on a transfer owns the wormhole's messages.
     *
     * @param cancel gives it up, and tells the other side
     * @param tidied when nothing of it is at work any more
     */
    public void transfers(Runnable cancel, CompletableFuture<?> tidied) {
        transfer = Optional.of(new Transferring(cancel, tidied));
    }

    private record Transferring(Runnable cancel, CompletableFuture<?> tidied) {}

    /**
     * Ends early: the other side is told, if there is one, and so is the server. Waits {@value #ABANDON_MILLIS} ms at
     * most for each.
     */
    public void abandon() {
        // First, as others say that it is over.
        console.fallSilent();
        var running = transfer;
        if (running.isPresent()) {
            running.get().cancel().run();
            awaitQuietly(running.get().tidied());
        } else {
            tellPeer();
        }
        closeQuietly();
    }

    /**
     * Ends because this side cannot go on: the other one is told, unless a transfer does that, and so is the server. How it ends does
     * not matter any more.
     */
    public void giveUp() {
        if (transfer.isEmpty()) {
            tellPeer();
        }
        closeQuietly();
    }

    // The server does not tell one side that the other has left, so a peer that has our key hears it from us.
    private void tellPeer() {
        try {
            wormhole.verifier().thenAccept(verified -> FileTransfer.abandon(wormhole, "interrupted"));
        } catch (WormholeClosedException e) {
            // Nobody is left to be told.
        }
    }

    /** Closes and waits a little; how it ends does not matter any more. */
    public void closeQuietly() {
        awaitQuietly(wormhole.closing());
    }

    private static void awaitQuietly(CompletableFuture<?> end) {
        try {
            end.get(ABANDON_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Lonely, most of the time: that is what an interruption means.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The wormhole itself.
     *
     * @return as it was given
     */
    public Wormhole wormhole() {
        return wormhole;
    }

    /**
     * Closes and waits until the server was told.
     *
     * @throws WormholeException a bad end
     * @throws InterruptedException this thread was interrupted
     */
    public void close() throws WormholeException, InterruptedException {
        await(wormhole.closing(), "Closing...");
    }

    /**
     * Waits for something.
     *
     * @param <T> of what
     * @param future what
     * @param note said when it takes longer than a second; empty says nothing
     * @return it
     * @throws WormholeException it failed
     * @throws WormholeClosedException the wormhole was closed on this side, as by a signal
     * @throws InterruptedException this thread was interrupted
     */
    public <T> T await(CompletableFuture<T> future, String note) throws WormholeException, InterruptedException {
        console.noteIfLate(future, patience, note);
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WormholeException expected) {
                throw expected;
            } else if (e.getCause() instanceof WormholeClosedException closed) {
                throw closed;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
