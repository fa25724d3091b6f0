package wormhole.filetransfer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import wormhole.api.AppId;
import wormhole.api.Wormhole;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.error.WormholeClosedException;
import wormhole.api.error.WormholeException;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.Transit;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.error.TransferCancelledException;
import wormhole.filetransfer.error.TransferInterruptedException;
import wormhole.filetransfer.error.TransferMismatchException;
import wormhole.filetransfer.error.TransferRefusedException;
import wormhole.filetransfer.protocol.Messages;
import wormhole.filetransfer.protocol.PeerMessage;

/** What both directions have in common: a thread that goes through the conversation, and the ways it can end. */
abstract class Transfer {
    // How long after a cancellation the application may still wait for what is being tidied up.
    private static final long TIDY_MILLIS = 700;

    // Before the transfer itself begins there are two messages to hear, or three.
    private static final int MOST_MESSAGES = 100;

    // Whatever the application id, as the reference has it for the sake of its older versions (cmd_send.py, its issue
    // 339).
    private static final String KEY_PURPOSE = AppId.FILE_TRANSFER.value() + "/transit-key";

    final Wormhole wormhole;
    final Stop stop = new Stop();
    private final TransitRole role;
    private final TransitOptions transitOptions;
    private final CompletableFuture<TransferReport> done = new CompletableFuture<>();
    private Optional<Transit> transit = Optional.empty();
    private int messages;

    Transfer(Wormhole wormhole, TransitRole role, TransitOptions transitOptions) {
        this.wormhole = wormhole;
        this.role = role;
        this.transitOptions = transitOptions.withKeyPurpose(KEY_PURPOSE);
    }

    /** Goes through it. On the transfer's thread. */
    abstract TransferReport transfer() throws WormholeException;

    /** It failed. What else waits is told. */
    abstract void failed(Throwable why);

    final void start() {
        Threads.start(role == TransitRole.SENDER ? "sender" : "receiver", this::run);
    }

    private void run() {
        try {
            var report = transfer();
            closeWormhole();
            done.complete(report);
        } catch (WormholeException e) {
            end(stop.reason().orElse(e));
        } catch (RuntimeException | Error e) {
            end(e);
        } finally {
            transit.ifPresent(Transit::close);
        }
    }

    private void end(Throwable why) {
        var cancelled = stop.reason().isPresent() && why instanceof TransferCancelledException;
        if (!cancelled) {
            wordFor(why).ifPresent(this::sayError);
        }
        // Wakes the other thread and closes the pipe, if that is not done.
        stop.because(why instanceof WormholeException known ? known : new TransferCancelledException());
        failed(why);
        if (cancelled) {
            wormhole.close();
        } else {
            closeWormhole();
        }
        done.completeExceptionally(why);
    }

    // What the peer does not know yet. Of a connection that ended it knows, and what it did itself as well.
    private Optional<String> wordFor(Throwable why) {
        if (why instanceof LocalFileException) {
            return Optional.of(role == TransitRole.SENDER ? "sender cannot read the file" : "transfer rejected");
        } else if (why instanceof PeerMisbehavedException || why instanceof TransferMismatchException) {
            return role == TransitRole.SENDER ? Optional.empty() : Optional.of("transfer rejected");
        }
        return why instanceof WormholeException ? Optional.empty() : Optional.of("transfer failed");
    }

    private void closeWormhole() {
        // How the mailbox connection ends changes nothing about a transfer that is over.
        wormhole.closing().handle((outcome, error) -> true).join();
    }

    final CompletableFuture<TransferReport> doneFuture() {
        return done.copy();
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

    final void cancelTransfer() {
        if (done.isDone() || stop.reason().isPresent()) {
            return;
        }
        var cancelled = new TransferCancelledException();
        sayError("transfer cancelled by the other side");
        stop.because(cancelled);
        wormhole.close();
        CompletableFuture.delayedExecutor(TIDY_MILLIS, TimeUnit.MILLISECONDS)
                .execute(() -> done.completeExceptionally(cancelled));
    }

    /** Waits for the peer's next message. Those that mean nothing are ignored, but not for ever. */
    final byte[] hear() throws WormholeException {
        if (++messages > MOST_MESSAGES) {
            throw new PeerMisbehavedException("the peer sends messages that mean nothing here");
        }
        return stop.await(wormhole.receive());
    }

    /** Makes the transit and tells the peer how it can be reached. */
    final void prepare() throws WormholeException {
        var made = wormhole.transit(role, transitOptions);
        transit = Optional.of(made);
        stop.wakes(made::close);
        say(Messages.transit(made.abilities(), stop.await(made.hints())));
    }

    final RecordPipe connect(String theirHints) throws WormholeException {
        listen();
        var pipe = stop.await(transit.orElseThrow().connect(theirHints));
        stop.wakes(pipe::close);
        return pipe;
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
        var message = role == TransitRole.SENDER ? "remote error, transfer abandoned: " + why : why;
        stop.because(new TransferRefusedException(message, true));
    }
}
