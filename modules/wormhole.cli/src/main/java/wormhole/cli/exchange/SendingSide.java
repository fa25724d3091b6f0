package wormhole.cli.exchange;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wormhole.api.Timing;
import wormhole.api.error.WormholeException;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Events;
import wormhole.filetransfer.FileTransfer;
import wormhole.filetransfer.Outgoing;
import wormhole.filetransfer.SendOptions;
import wormhole.filetransfer.offer.Offer;

/** The sending side, once the code is known. */
public final class SendingSide {
    private final Console console;
    private final Events events;
    private final Conversation conversation;
    private final Timing timing;

    /**
     * A sender.
     *
     * @param console to show and to ask
     * @param events which programs to tell
     * @param conversation its wormhole has a code
     * @param timing hears what happens when
     */
    public SendingSide(Console console, Events events, Conversation conversation, Timing timing) {
        this.console = console;
        this.events = events;
        this.conversation = conversation;
        this.timing = timing;
    }

    /**
     * How it is sent.
     *
     * @param options the transfer's
     * @param verify whether the user must compare the verifier first
     * @param hideProgress whether no progress bar is wanted
     * @param timeout how long to wait for the other side
     */
    public record Request(SendOptions options, boolean verify, boolean hideProgress, Optional<Duration> timeout) {}

    /**
     * Sends and waits until the receiver has everything.
     *
     * @param outgoing what
     * @param request how
     * @throws Failure our user does not want it, or nobody came in time
     * @throws UsageException the answer to the question cannot be read
     * @throws WormholeException the wormhole ended, or the receiver does not want it
     * @throws InterruptedException this thread was interrupted
     */
    public void send(Outgoing outgoing, Request request)
            throws Failure, UsageException, WormholeException, InterruptedException {
        var verifier = conversation.meet("", request.timeout());
        events.tell("verifier", "verifier", verifier.hex());
        var verification = Verification.of(console, verifier, request.verify());
        try (var notes = new TransferNotes(console, events, request.hideProgress(), true)) {
            send(outgoing, request.options(), verification, notes);
        }
    }

    private void send(Outgoing outgoing, SendOptions options, Verification verification, TransferNotes notes)
            throws Failure, UsageException, WormholeException, InterruptedException {
        var progress = new TimedProgress(notes, timing, true);
        var wormhole = conversation.wormhole();
        try (var sending =
                FileTransfer.send(wormhole, outgoing, options.withProgress(progress), verification.approval())) {
            conversation.transfers(sending::cancel, sending.done());
            verification.ask(sending.done());
            var isText = sending.offer() instanceof Offer.Text;
            conversation.await(
                    CompletableFuture.anyOf(notes.connected(), sending.done()),
                    "Waiting for the other side to " + (isText ? "show the text..." : "accept it..."));
            var report = conversation.await(sending.done(), "");
            progress.done();
            console.note(isText ? "text message sent" : "Confirmation received. Transfer complete.");
            events.tell(
                    "done",
                    "bytes",
                    report.bytes(),
                    "seconds",
                    report.dataTime().toNanos() / 1e9,
                    "confirmed",
                    report.hashConfirmed());
        }
    }
}
