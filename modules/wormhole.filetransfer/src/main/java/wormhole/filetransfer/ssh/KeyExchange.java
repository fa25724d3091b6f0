package wormhole.filetransfer.ssh;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import wormhole.api.AppId;
import wormhole.api.Wormhole;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.error.WormholeException;
import wormhole.filetransfer.offer.Offer;
import wormhole.filetransfer.protocol.KeyMessages;
import wormhole.filetransfer.protocol.Messages;

/**
 * Passes one public key from one side of a wormhole to the other ({@code xfer_util.py}). The application gives the wormhole its
 * code, and closes it at the end; in between its messages belong to the exchange.
 */
public final class KeyExchange {
    /** Where {@code wormhole ssh} of the reference meets. */
    public static final AppId APP_ID = new AppId("lothar.com/wormhole/ssh-add");

    private KeyExchange() {}

    /**
     * Offers a key, and waits for the answer.
     *
     * @param wormhole of {@link #APP_ID}
     * @param key what to send, as it is
     * @return completes when the other side has the key. Fails with {@link
     *     wormhole.filetransfer.error.TransferRefusedException} if it does not want it, {@link PeerMisbehavedException} if what
     *     it says is no answer, or with what ended the wormhole
     */
    public static CompletableFuture<Void> send(Wormhole wormhole, PublicKeyLine key) {
        wormhole.send(Messages.offer(new Offer.Text(key.text())));
        return wormhole.receive()
                .thenAccept(answer -> unchecked(() -> {
                    KeyMessages.checkAnswer(answer);
                    return answer;
                }));
    }

    /**
     * Waits for a key. What has not the form of one is refused, and the other side told.
     *
     * @param wormhole of {@link #APP_ID}
     * @return completes when it has come. Fails with {@link wormhole.filetransfer.error.TransferRefusedException} if the other
     *     side gave up, {@link PeerMisbehavedException} if it sent something else, or with what ended the wormhole
     */
    public static CompletableFuture<OfferedKey> receive(Wormhole wormhole) {
        return wormhole.receive().thenApply(message -> unchecked(() -> offered(wormhole, message)));
    }

    private static OfferedKey offered(Wormhole wormhole, byte[] message) throws WormholeException {
        try {
            return new OfferedKey(wormhole, PublicKeyLine.of(KeyMessages.offered(message)));
        } catch (PublicKeyException e) {
            var refusal = "no public key: " + e.getMessage();
            wormhole.send(Messages.error(refusal));
            throw new PeerMisbehavedException("the other side sent " + refusal);
        }
    }

    private interface Judging<T> {
        T run() throws WormholeException;
    }

    private static <T> T unchecked(Judging<T> judging) {
        try {
            return judging.run();
        } catch (WormholeException e) {
            throw new CompletionException(e);
        }
    }
}
