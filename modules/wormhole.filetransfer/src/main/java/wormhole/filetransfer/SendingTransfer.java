package wormhole.filetransfer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wormhole.api.Code;
import wormhole.api.Wormhole;
import wormhole.api.error.WormholeException;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.TransitRole;
import wormhole.filetransfer.archive.Source;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.offer.Offer;
import wormhole.filetransfer.protocol.SenderConversation;
import wormhole.filetransfer.protocol.Step;

/** Something that is being sent. */
final class SendingTransfer extends Transfer<TransferReport> implements Sending {
    private final Outgoing outgoing;
    private final SilenceWatch progress;
    private final SenderConversation conversation;

    private final CompletableFuture<Boolean> approval;

    SendingTransfer(Wormhole wormhole, Outgoing outgoing, SendOptions options, CompletableFuture<Boolean> approval) {
        super(wormhole, "sender", options.transit(), options.patience());
        this.outgoing = outgoing;
        this.progress = new SilenceWatch(options.progress(), patience, TransitRole.SENDER, stop);
        this.conversation = new SenderConversation(outgoing.offer());
        this.approval = approval;
    }

    @Override
    public Offer offer() {
        return outgoing.offer();
    }

    @Override
    public CompletableFuture<Code> code() {
        return wormhole.code();
    }

    @Override
    void failed(Throwable why) {}

    @Override
    Optional<String> wordFor(WormholeException why) {
        return why instanceof LocalFileException ? Optional.of("sender cannot read the file") : Optional.empty();
    }

    @Override
    String gaveUp(String why) {
        return "remote error, transfer abandoned: " + why;
    }

    @Override
    TransferReport transfer() throws WormholeException {
        meet();
        await(approval);
        var steps = conversation.begin();
        while (true) {
            for (var step : steps) {
                if (step instanceof Step.Connect connect) {
                    return sendThrough(connect(connect.theirHints()));
                } else if (step instanceof Step.Finish) {
                    return textReport();
                }
                perform(step);
            }
            steps = conversation.hear(hear("answered what it was offered"));
        }
    }

    private TransferReport textReport() {
        return new TransferReport(offer(), Optional.empty(), Duration.ZERO, Optional.empty(), false, Optional.empty());
    }

    private TransferReport sendThrough(RecordPipe pipe) throws WormholeException {
        try (progress) {
            progress.connected(pipe.path());
            var started = System.nanoTime();
            var sha256 = new Outflow(source(), pipe, progress, stop).run();
            var time = Duration.ofNanos(System.nanoTime() - started);
            progress.confirming();
            var confirmed = SenderConversation.isConfirmed(acknowledgement(pipe), sha256);
            return new TransferReport(
                    offer(), Optional.of(pipe.path()), time, Optional.of(sha256), confirmed, Optional.empty());
        }
    }

    private Source source() {
        return outgoing.source().orElseThrow();
    }

    private byte[] acknowledgement(RecordPipe pipe) throws WormholeException {
        return Interruptions.receive(
                pipe, stop, "the other side ended the connection without confirming that it has everything");
    }
}
