package wormhole.filetransfer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wormhole.api.AppId;
import wormhole.api.Wormhole;
import wormhole.api.error.InternalFaultException;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.error.WormholeClosedException;
import wormhole.api.error.WormholeException;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.Transit;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;
import wormhole.filetransfer.error.TransferCancelledException;
import wormhole.filetransfer.error.TransferInterruptedException;
import wormhole.filetransfer.error.TransferRefusedException;
import wormhole.filetransfer.protocol.Messages;
import wormhole.filetransfer.protocol.PeerMessage;
import wormhole.filetransfer.protocol.Step;

/**
 * What all transfers have in common: a thread that goes through the conversation, and the ways it can end.
 *
 * @param <R> what is known at a good end
 */
abstract class Transfer<R> {
    // How long after a cancellation the application may still wait for what is being tidied up.
    private static final Duration TIDY = Duration.ofMillis(700);

    // Before the transfer itself begins there are two messages to hear, or three.
    private static final int MOST_MESSAGES = 100;

    // Whatever the application id, as the reference has it for the sake of its older versions (cmd_send.py, its issue
    // 339).
    private static final String KEY_PURPOSE = AppId.FILE_TRANSFER.value() + "/transit-key";

    final Wormhole wormhole;
    final Patience patience;
    final Stop stop;
    private final String name;
    private final TransitOptions transitOptions;
    private final CompletableFuture<R> done = new CompletableFuture<>();
    // Completes when the peer was told why it is over, if there is anything to tell.
    private final CompletableFuture<Void> told = new CompletableFuture<>();
    private final CompletableFuture<Void> tidied = new CompletableFuture<>();
    private final Deque<byte[]> early = new ArrayDeque<>();
    private Optional<Transit> transit = Optional.empty();
    private Optional<RecordPipe> pipe = Optional.empty();
    private volatile Optional<WormholeException> silence = Optional.empty();
    private int messages;

    Transfer(Wormhole wormhole, String name, TransitOptions transitOptions, Patience patience) {
        this.wormhole = wormhole;
        this.patience = patience;
        this.stop = new Stop(patience);
        this.name = name;
        this.transitOptions = transitOptions.withKeyPurpose(KEY_PURPOSE);
    }

    /** Goes through it. On the transfer's thread. */
    abstract R transfer() throws WormholeException;

    /** What the peer is told of an end that it does not know of yet: not of one that is its own, or of the connection. */
    abstract Optional<String> wordFor(WormholeException why);

    /** How our user is told that the peer has given up. */
    abstract String gaveUp(String why);

    /** How our user is told that the verifier was rejected, by our user. */
    String rejected() {
        return FileTransfer.VERIFIER_REJECTED;
    }

    /** It failed. What else waits is told. */
    abstract void failed(Throwable why);

    final void start() {
        // First of all that is woken: once the connection is closed, the peer does not wait long for the word.
        stop.wakes(() -> tell(stop.reason().orElseThrow()));
        Threads.start(name, this::run);
    }

    private void run() {
        try {
            var report = transfer();
            pipe.ifPresent(RecordPipe::close);
            closeWormhole();
            done.complete(report);
        } catch (WormholeException e) {
            end(stop.reason().orElse(e));
        } catch (RuntimeException | Error e) {
            end(e);
        } finally {
            transit.ifPresent(Transit::close);
            tidied.complete(null);
        }
    }

    private void end(Throwable why) {
        // Tells the peer, wakes the other thread and closes the pipe, unless another thread does it already.
        stop.because(why instanceof WormholeException known ? known : new InternalFaultException("transfer failed"));
        told.join();
        failed(why);
        if (why instanceof TransferCancelledException) {
            wormhole.close();
        } else {
            closeWormhole();
        }
        done.completeExceptionally(why);
    }

    private void tell(WormholeException why) {
        try {
            wordForAny(why).ifPresent(this::sayError);
        } finally {
            told.complete(null);
        }
    }

    private Optional<String> wordForAny(WormholeException why) {
        if (why instanceof TransferCancelledException) {
            return Optional.of(Messages.CANCELLED);
        } else if (silence.filter(silent -> silent == why).isPresent()) {
            // Who thinks about an answer there need not any more.
            return Optional.of("the other side does not wait any longer");
        }
        return why instanceof InternalFaultException ? Optional.of("transfer failed") : wordFor(why);
    }

    private void closeWormhole() {
        // How the mailbox connection ends changes nothing about a transfer that is over.
        wormhole.closing().handle((outcome, error) -> true).join();
    }

    /** As the interfaces of all transfers say. */
    public final CompletableFuture<R> done() {
        return done.copy();
    }

    /** As the interface of what is received says. */
    public final CompletableFuture<Void> tidied() {
        return tidied.copy();
    }

    final void say(byte[] message) throws WormholeException {
        try {
            wormhole.send(message);
        } catch (WormholeClosedException e) {
            throw new TransferInterruptedException("the wormhole was closed");
        }
    }

    private void sayError(String why) {
        try {
            wormhole.send(Messages.error(why));
        } catch (WormholeClosedException e) {
            // The wormhole has ended: nobody is there to hear it.
        }
    }

    /** As the interfaces of all transfers say. */
    public final void cancel() {
        if (done.isDone() || stop.reason().isPresent()) {
            return;
        }
        var cancelled = new TransferCancelledException();
        stop.because(cancelled);
        wormhole.close();
        Threads.later("cancelled", () -> done.completeExceptionally(cancelled), TIDY);
    }

    /** Waits for somebody to come, as long as it takes, and to show that it has the same key. */
    final void meet() throws WormholeException {
        stop.await(wormhole.unverifiedKey());
        // From here on programs talk, not people.
        stop.await(wormhole.verifier(), patience.answer(), silence("confirmed the key"));
    }

    /** Waits until the user has compared the verifier. What the peer says meanwhile is for later, unless it gives up. */
    final void await(CompletableFuture<Boolean> approval) throws WormholeException {
        while (!approval.isDone()) {
            var next = wormhole.receive();
            stop.await(CompletableFuture.anyOf(approval, next));
            if (!next.cancel(false)) {
                keep(stop.await(next));
            }
        }
        if (!stop.await(approval)) {
            sayError(FileTransfer.VERIFIER_REJECTED);
            throw new TransferRefusedException(rejected(), false);
        }
    }

    private void keep(byte[] message) throws WormholeException {
        count();
        early.add(message);
        try {
            var error = PeerMessage.of(message).error();
            if (error.isPresent()) {
                throw new TransferRefusedException(gaveUp(error.get()), true);
            }
        } catch (PeerMisbehavedException e) {
            sayError(e.getMessage());
            throw e;
        }
    }

    private void count() throws PeerMisbehavedException {
        if (++messages > MOST_MESSAGES) {
            throw new PeerMisbehavedException("the peer sends messages that mean nothing here");
        }
    }

    /** Waits for the peer's next message, and says what was due if none comes. Those that mean nothing are ignored, but not for ever. */
    final byte[] hear(String due) throws WormholeException {
        if (!early.isEmpty()) {
            return early.remove();
        }
        count();
        var silent = silence(due);
        silence = Optional.of(silent);
        return stop.await(wormhole.receive(), patience.answer(), silent);
    }

    private WormholeException silence(String due) {
        return new TransferInterruptedException(
                "the other side has not " + due + " for " + patience.answer().toSeconds() + " seconds");
    }

    /** Takes a step of the conversation that does not end it well. */
    final void perform(Step step) throws WormholeException {
        if (step instanceof Step.Say say) {
            say(say.message());
        } else if (step instanceof Step.Prepare prepare) {
            prepare(prepare.role());
        } else if (step instanceof Step.Fail fail) {
            throw fail.why();
        }
    }

    /** Makes the transit and tells the peer how it can be reached. */
    private void prepare(TransitRole role) throws WormholeException {
        var made = wormhole.transit(role, transitOptions);
        transit = Optional.of(made);
        stop.wakes(made::close);
        say(Messages.transit(made.abilities(), stop.await(made.hints())));
    }

    /** The connection, which is closed at the end: not before the peer was told why, if it is no good one. */
    final RecordPipe connect(String theirHints) throws WormholeException {
        listen();
        var connected = stop.await(transit.orElseThrow().connect(theirHints));
        stop.wakes(connected::close);
        pipe = Optional.of(connected);
        return connected;
    }

    /** From now on the peer has nothing to say but that it gives up. */
    final void listen() {
        wormhole.receive().thenAccept(this::heard);
    }

    private void heard(byte[] message) {
        try {
            PeerMessage.of(message).error().ifPresent(this::peerGaveUp);
        } catch (PeerMisbehavedException e) {
            stop.because(e);
        }
        if (stop.reason().isEmpty()) {
            listen();
        }
    }

    private void peerGaveUp(String why) {
        stop.because(new TransferRefusedException(gaveUp(why), true));
    }
}
