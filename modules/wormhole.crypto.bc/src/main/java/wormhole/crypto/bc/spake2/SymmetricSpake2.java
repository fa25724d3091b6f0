package wormhole.crypto.bc.spake2;

import java.util.Arrays;
import wormhole.crypto.bc.hash.Sha256;
import wormhole.spi.crypto.BadElementException;
import wormhole.spi.crypto.Entropy;
import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.crypto.Spake2;

/** {@code SPAKE2_Symmetric} of python-spake2 ({@code spake2.py}): message x·B + w·S, shared element x·(Y - w·S). */
public final class SymmetricSpake2 implements Spake2 {
    /** Stateless: one is as good as another. */
    public SymmetricSpake2() {}

    @Override
    public Started start(SecretBytes password, byte[] identity, Entropy entropy) {
        var x = Group.randomScalar(entropy.next(SCALAR_ENTROPY_BYTES));
        var w = password.revealTo(Group::passwordToScalar);
        var element = Term.sum(new Term(x, Group.BASE), new Term(w, Group.SYMMETRIC));
        Arrays.fill(w, (byte) 0);
        return new Started(SecretBytes.owning(x), message(element));
    }

    @Override
    public SecretBytes finish(SecretBytes password, byte[] identity, Started started, byte[] peerMessage)
            throws BadElementException {
        var own = started.message();
        var peer = PeerElement.of(peerMessage, own);
        var shared = started.scalar().revealTo(x -> shared(x, password, peer));
        var ownFirst = Arrays.compareUnsigned(own, peerMessage) < 0;
        var key = SecretBytes.owning(Sha256.of(
                password.revealTo(bytes -> Sha256.of(bytes)),
                Sha256.of(identity),
                PeerElement.element(ownFirst ? own : peerMessage),
                PeerElement.element(ownFirst ? peerMessage : own),
                shared));
        Arrays.fill(shared, (byte) 0);
        return key;
    }

    // x·Y - (x·w)·S: one pass over both instead of two, since Y was checked to be of order L.
    private static byte[] shared(byte[] x, SecretBytes password, Point peer) {
        var w = password.revealTo(Group::passwordToScalar);
        var unblind = Scalar.negate(Scalar.multiply(x, w));
        var shared = Term.sum(new Term(x, new Multiples(peer)), new Term(unblind, Group.SYMMETRIC))
                .encode();
        Arrays.fill(w, (byte) 0);
        Arrays.fill(unblind, (byte) 0);
        return shared;
    }

    private static byte[] message(Point element) {
        var message = new byte[MESSAGE_BYTES];
        message[0] = PeerElement.SIDE;
        System.arraycopy(element.encode(), 0, message, 1, Point.BYTES);
        return message;
    }
}
