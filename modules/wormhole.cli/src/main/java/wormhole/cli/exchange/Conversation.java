package wormhole.cli.exchange;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wormhole.api.Verifier;
import wormhole.api.Wormhole;
import wormhole.api.error.WormholeException;
import wormhole.cli.failure.Failure;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Escaping;

/**
 * A wormhole as the commands see it: every wait says what it waits for once it has lasted a second. The texts and their
 * order are the reference's ({@code cli/cmd_send.py}, {@code cli/cmd_receive.py}).
 */
public final class Conversation {
    /** How long a wait goes on before the user is told what for. */
    public static final Duration PATIENCE = Duration.ofSeconds(1);

    /** How many messages that mean nothing to us are ignored before we give up. */
    static final int MAX_IGNORED = 100;

    private final Console console;
    private final Wormhole wormhole;
    private final Duration patience;

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
        welcome.motd().ifPresent(motd -> {
            console.note("Server (at " + url + ") says:");
            motd.lines().forEach(line -> console.note(" " + Escaping.line(line, 1000)));
        });
    }

    /**
     * Waits until the other side has shown that it has the same code.
     *
     * @param whileAlone said when the other side is not heard within a second; empty says nothing
     * @return equal on both sides
     * @throws WormholeException the wormhole ended
     * @throws InterruptedException this thread was interrupted
     */
    public Verifier meet(String whileAlone) throws WormholeException, InterruptedException {
        await(wormhole.unverifiedKey(), whileAlone);
        return await(wormhole.verifier(), "Key established, waiting for confirmation...");
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
     * Sends a message.
     *
     * @param message made by {@link PeerMessage}
     */
    void send(byte[] message) {
        wormhole.send(message);
    }

    /**
     * Waits for a message that means something.
     *
     * @param wanted which messages do; others are ignored
     * @param whileSilent said when it takes longer than a second
     * @return the message, or the first one with an error
     * @throws Failure the other side sent something else
     * @throws WormholeException the wormhole ended
     * @throws InterruptedException this thread was interrupted
     */
    PeerMessage receive(java.util.function.Predicate<PeerMessage> wanted, String whileSilent)
            throws Failure, WormholeException, InterruptedException {
        for (var i = 0; i < MAX_IGNORED; i++) {
            var message = PeerMessage.of(await(wormhole.receive(), i == 0 ? whileSilent : ""));
            if (message.error().isPresent() || wanted.test(message)) {
                return message;
            }
        }
        throw Failure.ofTransfer("the other side sent " + MAX_IGNORED + " messages that mean nothing here", "");
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

    private <T> T await(CompletableFuture<T> future, String note) throws WormholeException, InterruptedException {
        try {
            return await(future, patience);
        } catch (TimeoutException e) {
            if (!note.isEmpty()) {
                console.note(note);
            }
        }
        try {
            return await(future, Duration.ofDays(10_000));
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T await(CompletableFuture<T> future, Duration limit)
            throws WormholeException, InterruptedException, TimeoutException {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WormholeException expected) {
                throw expected;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
