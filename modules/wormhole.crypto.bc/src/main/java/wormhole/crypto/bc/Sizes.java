package wormhole.crypto.bc;

import wormhole.spi.crypto.SecretBytes;

/** Refuses keys and nonces of a wrong size: always a mistake of the caller, never of a peer. */
final class Sizes {
    private Sizes() {}

    static void checkKey(SecretBytes key, int expected) {
        check("key", key.length(), expected);
    }

    static void check(String what, int actual, int expected) {
        if (actual != expected) {
            throw new IllegalArgumentException("a " + what + " has " + expected + " bytes, not " + actual);
        }
    }
}
