package wormhole.filetransfer;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import wormhole.api.Wormhole;
import wormhole.api.error.TransferException;
import wormhole.api.transit.TransitOptions;
import wormhole.filetransfer.archive.Archives;
import wormhole.filetransfer.offer.Destination;
import wormhole.filetransfer.offer.Offer;
import wormhole.filetransfer.protocol.Messages;

/**
 * Sends and receives on a wormhole that the application made, with {@link wormhole.api.AppId#FILE_TRANSFER} to meet other
 * implementations. The application gives the wormhole its code and looks at welcome and verifier; from the call of a method here
 * on, the wormhole's messages belong to the transfer, which closes it at its end.
 *
 * <p>A transfer of a file or directory has threads of its own, and a few buffers whose size does not depend on what is
 * transferred.
 */
public final class FileTransfer {
    /** What the reference tells the peer when the verifiers differ. */
    public static final String VERIFIER_REJECTED = Messages.VERIFIER_REJECTED;

    private static final CompletableFuture<Boolean> APPROVED = CompletableFuture.completedFuture(true);

    private FileTransfer() {}

    /**
     * Offers something to the peer, as soon as there is one, and sends it when the peer accepts.
     *
     * @param wormhole has a code or is getting one
     * @param outgoing what to send; can be sent once
     * @param options how
     * @return goes on by itself
     * @throws IllegalStateException it was sent already
     */
    public static Sending send(Wormhole wormhole, Outgoing outgoing, SendOptions options) {
        return send(wormhole, outgoing, options, APPROVED);
    }

    /**
     * As {@link #send(Wormhole, Outgoing, SendOptions)}, but offers nothing before the user has compared the verifier. Meanwhile it
     * hears whether the peer gives up.
     *
     * @param wormhole has a code or is getting one
     * @param outgoing what to send; can be sent once
     * @param options how
     * @param approval completes with whether the verifier is the same; if not, the peer is told {@link #VERIFIER_REJECTED}, and the
     *     transfer fails with {@link wormhole.filetransfer.error.TransferRefusedException}
     * @return goes on by itself
     * @throws IllegalStateException it was sent already
     */
    public static Sending send(
            Wormhole wormhole, Outgoing outgoing, SendOptions options, CompletableFuture<Boolean> approval) {
        outgoing.take();
        var sending = new SendingTransfer(wormhole, outgoing, options, approval);
        sending.start();
        return sending;
    }

    /**
     * Waits for the peer's offer.
     *
     * @param wormhole has a code or is getting one
     * @param options how
     * @return waits for a decision when the offer is there
     */
    public static Receiving receive(Wormhole wormhole, ReceiveOptions options) {
        var receiving = new ReceivingTransfer(wormhole, options, Archives::target);
        receiving.start();
        return receiving;
    }

    /**
     * Offers the peer a pipe, and waits for its offer of one: what is read from a stream here is written to a stream there, and
     * the other way round, until both have ended. {@code wormhole pipe} of this project does it; other implementations know no
     * pipe and say so.
     *
     * @param wormhole has a code or is getting one
     * @param transit how the connection to the peer is looked for
     * @param in read on a thread of the pipe until its end, not closed. A thread that waits in it at the end of the pipe stays there.
     * @param out written to by a thread of the pipe, closed when the peer has no more
     * @return goes on by itself
     */
    public static Piping pipe(Wormhole wormhole, TransitOptions transit, InputStream in, OutputStream out) {
        return pipe(wormhole, transit, in, out, APPROVED);
    }

    /**
     * As {@link #pipe(Wormhole, TransitOptions, InputStream, OutputStream)}, but offers nothing before the user has compared the
     * verifier. Meanwhile it hears whether the peer gives up.
     *
     * @param wormhole has a code or is getting one
     * @param transit how the connection to the peer is looked for
     * @param in as there
     * @param out as there
     * @param approval completes with whether the verifier is the same; if not, the peer is told {@link #VERIFIER_REJECTED}, and the
     *     pipe fails with {@link wormhole.filetransfer.error.TransferRefusedException}
     * @return goes on by itself
     */
    public static Piping pipe(
            Wormhole wormhole,
            TransitOptions transit,
            InputStream in,
            OutputStream out,
            CompletableFuture<Boolean> approval) {
        var piping = new PipeTransfer(wormhole, transit, in, out, approval);
        piping.start();
        return piping;
    }

    /**
     * Tells the peer why there will be no transfer and closes the wormhole: for an application that decides so before it calls
     * {@link #send} or {@link #receive}, for instance because the verifier is not the same.
     *
     * @param wormhole closed afterwards
     * @param reason what the peer is told; {@link #VERIFIER_REJECTED} if it was that
     */
    public static void abandon(Wormhole wormhole, String reason) {
        wormhole.send(Messages.error(reason));
        wormhole.close();
    }

    /**
     * Where something that is offered would go, so that a person can be asked about what stands there.
     *
     * @param offer what is offered
     * @param destination where it shall go
     * @return absolute; something may stand there
     * @throws TransferException no safe name can be made of the one that is offered
     */
    public static Path pathFor(Offer.Stored offer, Destination destination) throws TransferException {
        return Archives.path(offer, destination);
    }
}
