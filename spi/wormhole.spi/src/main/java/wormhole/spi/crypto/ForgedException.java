package wormhole.spi.crypto;

/** An authenticated ciphertext does not authenticate. Says no more, on purpose. */
public final class ForgedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A forgery, a wrong key, or damage: they cannot be told apart. */
    public ForgedException() {
        super("the ciphertext does not authenticate");
    }
}
