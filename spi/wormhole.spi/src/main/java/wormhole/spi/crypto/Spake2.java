package wormhole.spi.crypto;

/**
 * Symmetric SPAKE2 on the order-L subgroup of edwards25519, compatible with {@code SPAKE2_Symmetric} of python-spake2
 * ({@code spake2.py}, {@code ed25519_basic.py}, {@code groups.py}). Stateless: what is between the two steps is a value
 * that can be kept and written down.
 *
 * <p>Scalar multiplication does not branch on, nor index by, anything secret.
 */
public interface Spake2 {
    /** Bytes of a message: the letter {@code S} and a point. */
    int MESSAGE_BYTES = 33;

    /** Random bytes drawn by {@link #start}, reduced modulo the order of the group. */
    int SCALAR_ENTROPY_BYTES = 64;

    /** Bytes of the key. */
    int KEY_BYTES = 32;

    /**
     * Begins an exchange.
     *
     * @param password what both sides know; any length
     * @param identity what the exchange is for (the appid); any length
     * @param entropy where the random scalar comes from; {@link #SCALAR_ENTROPY_BYTES} are drawn at once
     * @return the secret scalar and the message for the peer
     */
    Started start(SecretBytes password, byte[] identity, Entropy entropy);

    /**
     * Ends an exchange with the peer's message.
     *
     * @param password as given to {@link #start}
     * @param identity as given to {@link #start}
     * @param started what {@link #start} returned
     * @param peerMessage what the peer sent, unchecked
     * @return the key, {@value #KEY_BYTES} bytes; equal on both sides if password and identity were
     * @throws BadElementException the message is none an honest peer sends: wrong length, wrong side byte, not
     *     canonical, not on the curve, identity, wrong subgroup, or our own message sent back
     */
    SecretBytes finish(SecretBytes password, byte[] identity, Started started, byte[] peerMessage)
            throws BadElementException;

    /** What is kept between the two steps. Its text form shows nothing. */
    final class Started {
        private final SecretBytes scalar;
        private final byte[] message;

        /**
         * Puts a started exchange together, fresh or from a journal.
         *
         * @param scalar the secret scalar, 32 bytes, little-endian, below the order of the group
         * @param message the message for the peer, {@value #MESSAGE_BYTES} bytes; copied
         */
        public Started(SecretBytes scalar, byte[] message) {
            if (scalar.length() != 32) {
                throw new IllegalArgumentException("a scalar has 32 bytes, not " + scalar.length());
            }
            if (message.length != MESSAGE_BYTES) {
                throw new IllegalArgumentException("a SPAKE2 message has 33 bytes, not " + message.length);
            }
            this.scalar = scalar;
            this.message = message.clone();
        }

        /**
         * The secret scalar.
         *
         * @return 32 bytes, little-endian
         */
        public SecretBytes scalar() {
            return scalar;
        }

        /**
         * The message for the peer.
         *
         * @return a copy
         */
        public byte[] message() {
            return message.clone();
        }

        @Override
        public String toString() {
            return "Spake2.Started[redacted]";
        }
    }
}
