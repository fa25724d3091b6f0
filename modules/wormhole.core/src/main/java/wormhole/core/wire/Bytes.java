package wormhole.core.wire;

import java.util.Arrays;

/** Some bytes as a value. Its text form shows only how many, as they may be a plaintext. */
public final class Bytes {
    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /**
     * Copies bytes.
     *
     * @param array stays with the caller
     * @return a value
     */
    public static Bytes copyOf(byte[] array) {
        return new Bytes(array.clone());
    }

    /**
     * Makes a value without copying.
     *
     * @param array the caller must not touch it again
     * @return a value
     */
    public static Bytes owning(byte[] array) {
        return new Bytes(array);
    }

    /**
     * The bytes themselves, not a copy: to be read, never changed.
     *
     * @return the array
     */
    public byte[] unsafeArray() {
        return array;
    }

    /**
     * The bytes.
     *
     * @return a copy
     */
    public byte[] toArray() {
        return array.clone();
    }

    /**
     * How many.
     *
     * @return bytes
     */
    public int length() {
        return array.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(array, that.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return "Bytes[" + array.length + "]";
    }
}
