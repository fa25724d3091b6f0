package wormhole.spi.crypto;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Bytes that must not be seen: keys, passwords, scalars. Its text form shows only the length, comparing takes the same
 * time whatever the content, the hash code depends on nothing secret, and {@link #revealTo} is the only door, so that one
 * text search lists every place that touches raw keys. Thread-safe.
 */
public final class SecretBytes {
    private final byte[] bytes;
    private volatile boolean wiped;

    private SecretBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Copies bytes into a secret; the original stays with the caller.
     *
     * @param bytes the secret
     * @return a secret of its own
     */
    public static SecretBytes copyOf(byte[] bytes) {
        return new SecretBytes(bytes.clone());
    }

    /**
     * Makes a secret of an array without copying; the caller must not touch the array again.
     *
     * @param bytes the secret
     * @return a secret that owns the array
     */
    public static SecretBytes owning(byte[] bytes) {
        return new SecretBytes(bytes);
    }

    /**
     * How long it is.
     *
     * @return bytes
     */
    public int length() {
        return bytes.length;
    }

    /**
     * Shows the bytes themselves, not a copy, to a function that must neither keep nor change them.
     *
     * @param reader what needs the raw bytes
     * @param <R> what it makes of them
     * @return what the reader returned
     * @throws IllegalStateException the secret was wiped
     */
    public <R> R revealTo(Function<byte[], R> reader) {
        if (wiped) {
            throw new IllegalStateException("this secret was wiped");
        }
        return reader.apply(bytes);
    }

    /** Overwrites the bytes with zeros. Wiping twice is harmless; reading afterwards is an error. */
    public void wipe() {
        wiped = true;
        Arrays.fill(bytes, (byte) 0);
    }

    /**
     * Whether {@link #wipe} was called.
     *
     * @return true from then on
     */
    public boolean isWiped() {
        return wiped;
    }

    /** Equal in content, compared in constant time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SecretBytes that && MessageDigest.isEqual(bytes, that.bytes);
    }

    /** Depends on the length alone. */
    @Override
    public int hashCode() {
        return bytes.length;
    }

    @Override
    public String toString() {
        return "SecretBytes[" + bytes.length + " bytes, redacted]";
    }
}
