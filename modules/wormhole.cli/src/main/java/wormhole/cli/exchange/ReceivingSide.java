package wormhole.cli.exchange;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import wormhole.api.Timing;
import wormhole.api.error.WormholeException;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Console.Stream;
import wormhole.cli.terminal.Escaping;
import wormhole.cli.terminal.Events;
import wormhole.cli.terminal.Quantity;
import wormhole.filetransfer.FileTransfer;
import wormhole.filetransfer.ReceiveOptions;
import wormhole.filetransfer.Receiving;
import wormhole.filetransfer.TransferReport;
import wormhole.filetransfer.error.TransferRefusedException;
import wormhole.filetransfer.offer.Destination;
import wormhole.filetransfer.offer.Offer;

/** The receiving side, once the code is known. */
public final class ReceivingSide {
    private final Console console;
    private final Events events;
    private final Conversation conversation;
    private final Timing timing;

    /**
     * A receiver.
     *
     * @param console where a text goes, and who is asked about a file
     * @param events which programs to tell
     * @param conversation its wormhole has a code
     * @param timing hears what happens when
     */
    public ReceivingSide(Console console, Events events, Conversation conversation, Timing timing) {
        this.console = console;
        this.events = events;
        this.conversation = conversation;
        this.timing = timing;
    }

    /**
     * How it is received.
     *
     * @param options the transfer's
     * @param verify whether to show the verifier
     * @param hideProgress whether no progress bar is wanted
     * @param acceptFile whether a file or directory is taken without asking
     * @param place where it goes
     * @param timeout how long to wait for the other side
     */
    public record Request(
            ReceiveOptions options,
            boolean verify,
            boolean hideProgress,
            boolean acceptFile,
            Place place,
            Optional<Duration> timeout) {}

    /**
     * Waits for what is offered, shows it or asks about it, and receives it.
     *
     * @param request how
     * @throws Failure it is not wanted, or could not be shown, or nobody came in time
     * @throws UsageException the answer to a question cannot be read
     * @throws WormholeException the wormhole or the transfer did not end well
     * @throws InterruptedException this thread was interrupted
     */
    public void receive(Request request) throws Failure, UsageException, WormholeException, InterruptedException {
        var verifier = conversation.meet("Waiting for sender...", request.timeout());
        if (request.verify()) {
            console.note("Verifier " + verifier.hex() + ".");
        }
        events.tell("verifier", "verifier", verifier.hex());
        try (var notes = new TransferNotes(console, events, request.hideProgress(), false)) {
            receive(request, notes, new TimedProgress(notes, timing, false));
        }
    }

    private void receive(Request request, TransferNotes notes, TimedProgress progress)
            throws Failure, UsageException, WormholeException, InterruptedException {
        var options = request.options().withProgress(progress);
        try (var receiving = FileTransfer.receive(conversation.wormhole(), options)) {
            conversation.transfers(receiving::cancel, receiving.tidied());
            decide(receiving, offer(receiving, request), request);
            var report = end(receiving, notes);
            progress.done();
            finish(report);
        }
    }

    private Offer offer(Receiving receiving, Request request) throws Failure, WormholeException, InterruptedException {
        try {
            return conversation.await(receiving.offer(), "Waiting for the sender to offer something...");
        } catch (TransferRefusedException e) {
            if (!e.byPeer() && request.options().onlyText()) {
                throw Failure.ofTransfer(
                        Escaping.line(e.getMessage(), 500) + ": not a text, and --only-text was given", "");
            }
            throw e;
        }
    }

    private void decide(Receiving receiving, Offer offer, Request request)
            throws Failure, UsageException, WormholeException, InterruptedException {
        if (offer instanceof Offer.Text text) {
            show(text.text());
            receiving.acceptText();
            return;
        }
        var stored = (Offer.Stored) offer;
        events.tell(
                "offer",
                "kind",
                stored instanceof Offer.Directory ? "directory" : "file",
                "name",
                stored.name(),
                "bytes",
                stored.bytesOnWire());
        try {
            var wanted = request.place().of(stored);
            describe(stored, wanted);
            Question<Optional<Destination>> question = () -> destination(wanted, request.acceptFile());
            var into = request.acceptFile() ? question.ask() : question.unlessEnded(receiving.done(), console);
            if (into.isPresent()) {
                receiving.accept(into.get());
                return;
            }
        } catch (WormholeException | UsageException e) {
            refuse(receiving);
            throw e;
        }
        refuse(receiving);
        throw Failure.ofTransfer("transfer rejected", "");
    }

    // Nowhere, if our user does not want it.
    private Optional<Destination> destination(Place.Wanted wanted, boolean acceptFile) throws UsageException {
        var into = wanted.settled(console, acceptFile);
        return wanted.isHopeless(into) || acceptFile || isAccepted() ? Optional.of(into) : Optional.empty();
    }

    // Until the sender has heard it: a cancellation, which closing is, would go first.
    private static void refuse(Receiving receiving) {
        receiving.refuse();
        receiving.done().handle((report, error) -> true).join();
    }

    // To a pipe the text goes as it is: what reads it is a program.
    private void show(String text) throws Failure {
        timing.event("print", Map.of());
        if (events.wanted()) {
            events.tell("text", "text", text);
        } else {
            console.print(console.isTerminal(Stream.OUT) ? Escaping.lines(text) : text);
        }
    }

    private void describe(Offer.Stored stored, Place.Wanted wanted) {
        var size = Quantity.bytes(stored.bytesOnWire());
        if (stored instanceof Offer.Directory directory) {
            console.note("Receiving directory (" + size + ") into: '" + wanted.shown() + "'/\n" + directory.files()
                    + " files, " + Quantity.bytes(directory.bytes()) + " (uncompressed)");
        } else {
            console.note("Receiving file (" + size + ") into: '" + wanted.shown() + "'");
        }
    }

    private boolean isAccepted() throws UsageException {
        var permission = timing.begin("permission", Map.of("waiting", "user"));
        var answer = console.ask("ok? (Y/n): ");
        if (answer.isEmpty()) {
            console.note("\nThere was no answer: standard input has ended. --accept-file takes it without asking.");
        }
        var accepted = answer.filter(
                        word -> word.isEmpty() || word.toLowerCase(Locale.ROOT).startsWith("y"))
                .isPresent();
        permission.finish(Map.of("answer", accepted ? "yes" : "no"));
        return accepted;
    }

    private TransferReport end(Receiving receiving, TransferNotes notes)
            throws WormholeException, InterruptedException {
        try {
            return conversation.await(receiving.done(), "");
        } catch (WormholeException e) {
            notes.close();
            receiving
                    .partial()
                    .ifPresent(kept -> console.note("What came until then is kept in: " + Escaping.path(kept)));
            throw e;
        }
    }

    private void finish(TransferReport report) throws Failure {
        if (report.savedAs().isEmpty()) {
            events.tell("done");
            return;
        }
        var where = report.savedAs().get().toString();
        var what = report.offer() instanceof Offer.Directory ? "Received files" : "Received file";
        console.note(what + " written to: " + Escaping.path(where));
        events.tell(
                "done", "bytes", report.bytes(), "seconds", report.dataTime().toNanos() / 1e9, "saved", where);
    }
}
