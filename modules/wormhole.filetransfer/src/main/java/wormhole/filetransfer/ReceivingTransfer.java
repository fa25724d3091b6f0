package wormhole.filetransfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wormhole.api.Wormhole;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.error.WormholeException;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.TransitRole;
import wormhole.filetransfer.archive.Target;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.error.TransferCancelledException;
import wormhole.filetransfer.error.TransferMismatchException;
import wormhole.filetransfer.offer.Destination;
import wormhole.filetransfer.offer.Offer;
import wormhole.filetransfer.protocol.Messages;
import wormhole.filetransfer.protocol.ReceiverConversation;
import wormhole.filetransfer.protocol.Step;

/** Something that is being received. */
final class ReceivingTransfer extends Transfer<TransferReport> implements Receiving {
    /** What the application decided: where to, nowhere for a text, or no. */
    private record Decision(boolean accepted, Optional<Destination> into) {}

    /** Makes what is written to. */
    interface Targets {
        Target open(Offer.Stored offer, Destination into) throws WormholeException;
    }

    private final Targets targets;
    private final SilenceWatch progress;
    private final ReceiverConversation conversation;
    private final CompletableFuture<Offer> offer = new CompletableFuture<>();
    private final CompletableFuture<Decision> decision = new CompletableFuture<>();
    private volatile Optional<Path> partial = Optional.empty();
    private Optional<Target> target = Optional.empty();

    ReceivingTransfer(Wormhole wormhole, ReceiveOptions options, Targets targets) {
        super(wormhole, "receiver", options.transit(), options.patience());
        this.targets = targets;
        this.progress = new SilenceWatch(options.progress(), patience, TransitRole.RECEIVER, stop);
        this.conversation = new ReceiverConversation(options.onlyText());
    }

    @Override
    public CompletableFuture<Offer> offer() {
        return offer.copy();
    }

    @Override
    public void acceptText() {
        if (!(offered() instanceof Offer.Text)) {
            throw new IllegalStateException("no text is offered");
        }
        decide(new Decision(true, Optional.empty()));
    }

    @Override
    public void accept(Destination into) {
        if (!(offered() instanceof Offer.Stored)) {
            throw new IllegalStateException("no file or directory is offered");
        }
        decide(new Decision(true, Optional.of(into)));
    }

    @Override
    public void refuse() {
        offered();
        decide(new Decision(false, Optional.empty()));
    }

    private Offer offered() {
        if (!offer.isDone() || offer.isCompletedExceptionally()) {
            throw new IllegalStateException("nothing is offered");
        }
        return offer.join();
    }

    private void decide(Decision made) {
        if (!decision.complete(made)) {
            throw new IllegalStateException("it was decided already");
        }
    }

    @Override
    public Optional<Path> partial() {
        return partial;
    }

    @Override
    void failed(Throwable why) {
        offer.completeExceptionally(why);
    }

    @Override
    Optional<String> wordFor(WormholeException why) {
        var ours = why instanceof LocalFileException
                || why instanceof PeerMisbehavedException
                || why instanceof TransferMismatchException;
        return ours ? Optional.of("transfer rejected") : Optional.empty();
    }

    @Override
    String gaveUp(String why) {
        return why;
    }

    @Override
    TransferReport transfer() throws WormholeException {
        meet();
        while (true) {
            for (var step : conversation.hear(hear("offered anything"))) {
                if (step instanceof Step.Decide decide) {
                    return decided(decide.offer());
                }
                perform(step);
            }
        }
    }

    private TransferReport decided(Offer what) throws WormholeException {
        listen();
        offer.complete(what);
        var made = stop.await(decision);
        if (made.into().isPresent()) {
            // Before the peer is told: it may not go there.
            target = Optional.of(targets.open((Offer.Stored) what, made.into().get()));
        }
        try {
            return transfer(what, made.accepted() ? conversation.accept() : conversation.refuse());
        } catch (WormholeException | RuntimeException e) {
            tidy(e);
            throw e;
        }
    }

    private TransferReport transfer(Offer what, List<Step> steps) throws WormholeException {
        for (var step : steps) {
            if (step instanceof Step.Connect connect) {
                return receive((Offer.Stored) what, connect(connect.theirHints()));
            }
            perform(step);
        }
        return new TransferReport(what, Optional.empty(), Duration.ZERO, Optional.empty(), false, Optional.empty());
    }

    private TransferReport receive(Offer.Stored what, RecordPipe pipe) throws WormholeException {
        try (progress) {
            progress.connected(pipe.path());
            var started = System.nanoTime();
            var sha256 = new Inflow(what.bytesOnWire(), pipe, target.orElseThrow(), progress, stop).run();
            var time = Duration.ofNanos(System.nanoTime() - started);
            progress.confirming();
            var saved = commit();
            acknowledge(pipe, sha256);
            return new TransferReport(
                    what, Optional.of(pipe.path()), time, Optional.of(sha256), true, Optional.of(saved));
        }
    }

    private Path commit() throws WormholeException {
        stop.rethrow();
        try {
            var saved = target.orElseThrow().commit();
            target = Optional.empty();
            return saved;
        } catch (WormholeException e) {
            throw e;
        } catch (IOException e) {
            throw new LocalFileException(
                    "it cannot be put in its place: " + Threads.describe(e), "Choose another directory.");
        }
    }

    // Everything is in its place. If the sender cannot be told any more, that is the sender's loss, not ours.
    private static void acknowledge(RecordPipe pipe, String sha256) {
        try {
            pipe.send(ByteBuffer.wrap(Messages.acknowledgement(sha256)));
        } catch (IOException e) {
            // Told above.
        }
    }

    private void tidy(Exception why) {
        if (target.isPresent()) {
            var reason = stop.reason();
            if (isOfUse(reason.isPresent() ? reason.get() : why)) {
                partial = target.get().keepPartial();
            } else {
                target.get().discard();
            }
        }
    }

    private static boolean isOfUse(Exception why) {
        return !(why instanceof TransferMismatchException
                || why instanceof TransferCancelledException
                || why instanceof LocalFileException);
    }
}
