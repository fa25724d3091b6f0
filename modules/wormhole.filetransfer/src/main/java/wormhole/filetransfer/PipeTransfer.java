package wormhole.filetransfer;

import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wormhole.api.Wormhole;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.error.WormholeException;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitPath;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.protocol.PipeConversation;
import wormhole.filetransfer.protocol.Step;

/** A stream both ways. */
final class PipeTransfer extends Transfer<PipeReport> implements Piping {
    private static final int LOT_BYTES = 16;

    private final InputStream in;
    private final OutputStream out;
    private final PipeConversation conversation = new PipeConversation(lot());
    private final CompletableFuture<TransitPath> connected = new CompletableFuture<>();
    private final CompletableFuture<Void> peerEnded = new CompletableFuture<>();
    private final CompletableFuture<PipeFlow> flow = new CompletableFuture<>();

    private final CompletableFuture<Boolean> approval;

    PipeTransfer(
            Wormhole wormhole,
            TransitOptions options,
            InputStream in,
            OutputStream out,
            CompletableFuture<Boolean> approval) {
        super(wormhole, "pipe", options, Patience.DEFAULT);
        this.in = in;
        this.out = out;
        this.approval = approval;
    }

    private static String lot() {
        var lot = new byte[LOT_BYTES];
        new SecureRandom().nextBytes(lot);
        return HexFormat.of().formatHex(lot);
    }

    @Override
    public CompletableFuture<TransitPath> connected() {
        return connected.copy();
    }

    @Override
    public CompletableFuture<Void> peerEnded() {
        return peerEnded.copy();
    }

    @Override
    public void endInput() {
        flow.thenAccept(PipeFlow::endInput);
    }

    @Override
    void failed(Throwable why) {
        connected.completeExceptionally(why);
        peerEnded.completeExceptionally(why);
    }

    @Override
    Optional<String> wordFor(WormholeException why) {
        return why instanceof LocalFileException || why instanceof PeerMisbehavedException
                ? Optional.of("on the other side, " + why.getMessage())
                : Optional.empty();
    }

    @Override
    String gaveUp(String why) {
        return PipeConversation.gaveUp(why);
    }

    @Override
    String rejected() {
        return "the verifier was rejected here, and the other side was told";
    }

    @Override
    PipeReport transfer() throws WormholeException {
        meet();
        await(approval);
        var steps = conversation.begin();
        while (true) {
            for (var step : steps) {
                if (step instanceof Step.Connect connect) {
                    return flow(connect(connect.theirHints()));
                }
                perform(step);
            }
            steps = conversation.hear(hear("said how it can be reached"));
        }
    }

    private PipeReport flow(RecordPipe pipe) throws WormholeException {
        connected.complete(pipe.path());
        var started = new PipeFlow(pipe, in, out, () -> peerEnded.complete(null), stop);
        flow.complete(started);
        return started.run();
    }
}
