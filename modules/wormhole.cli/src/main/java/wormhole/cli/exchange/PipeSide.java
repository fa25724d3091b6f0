package wormhole.cli.exchange;

import java.time.Duration;
import java.util.Optional;
import wormhole.api.error.WormholeException;
import wormhole.api.transit.TransitOptions;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Console.Stream;
import wormhole.cli.terminal.Escaping;
import wormhole.cli.terminal.Quantity;
import wormhole.filetransfer.FileTransfer;
import wormhole.filetransfer.Piping;

/** One end of a pipe, once the code is known. */
public final class PipeSide {
    private final Console console;
    private final Conversation conversation;

    /**
     * An end.
     *
     * @param console its standard input and output are the ends of the pipe
     * @param conversation its wormhole has a code
     */
    public PipeSide(Console console, Conversation conversation) {
        this.console = console;
        this.conversation = conversation;
    }

    /**
     * How it goes.
     *
     * @param transit how the connection is looked for
     * @param verify whether the user must compare the verifier first
     * @param whileAlone said when the other side is not there within a second; empty says nothing
     * @param timeout how long to wait for the other side
     */
    public record Request(TransitOptions transit, boolean verify, String whileAlone, Optional<Duration> timeout) {}

    /**
     * Connects, and goes on until both sides have ended.
     *
     * @param request how
     * @throws Failure our user does not want it, or nobody came in time
     * @throws UsageException the answer to the question cannot be read
     * @throws WormholeException the wormhole or the pipe did not end well
     * @throws InterruptedException this thread was interrupted
     */
    public void run(Request request) throws Failure, UsageException, WormholeException, InterruptedException {
        var verifier = conversation.meet(request.whileAlone(), request.timeout());
        var verification = Verification.of(console, verifier, request.verify());
        try (var piping = FileTransfer.pipe(
                conversation.wormhole(), request.transit(), console.in(), console.out(), verification.approval())) {
            conversation.transfers(piping::cancel, piping.done());
            verification.ask(piping.done());
            var path = conversation.await(piping.connected(), "Waiting for the other side to connect...");
            console.note("Connected (" + Escaping.line(path.description(), 300) + ")..");
            piping.peerEnded().thenRun(() -> peerHasEnded(piping));
            var report = conversation.await(piping.done(), "");
            console.note("Pipe closed: " + Quantity.bytes(report.sent()) + " sent, " + Quantity.bytes(report.received())
                    + " received.");
        }
    }

    // Whoever redirects only what comes out of the pipe has put nothing into it, and does not think of ending that.
    private void peerHasEnded(Piping piping) {
        if (!console.isTerminal(Stream.IN)) {
            return;
        }
        if (console.isTerminal(Stream.OUT)) {
            console.note("The other side has no more to say; Ctrl-D ends this side too.");
        } else {
            piping.endInput();
        }
    }
}
