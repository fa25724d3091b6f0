package wormhole.spi.crypto;

import java.util.Arrays;
import java.util.Objects;

/** NaCl's {@code crypto_secretbox}: XSalsa20 and Poly1305. What is opened was sealed by someone with the key. */
public interface SecretBox {
    /** Bytes of a key. */
    int KEY_BYTES = 32;

    /** Bytes of a nonce. A nonce must never be used twice with one key. */
    int NONCE_BYTES = 24;

    /** Bytes a box is longer than its plaintext. */
    int TAG_BYTES = 16;

    /**
     * Seals.
     *
     * @param key {@value #KEY_BYTES} bytes
     * @param nonce {@value #NONCE_BYTES} bytes
     * @param plaintext any length
     * @return tag and ciphertext, without the nonce; {@value #TAG_BYTES} bytes longer than the plaintext
     */
    byte[] seal(SecretBytes key, byte[] nonce, byte[] plaintext);

    /**
     * Opens.
     *
     * @param key {@value #KEY_BYTES} bytes
     * @param nonce {@value #NONCE_BYTES} bytes
     * @param box tag and ciphertext, unchecked; may be too short
     * @return the plaintext
     * @throws ForgedException the box was not sealed with this key and nonce, or is too short to be one
     */
    byte[] open(SecretBytes key, byte[] nonce, byte[] box) throws ForgedException;

    /**
     * Seals a range of an array into a range of an array: tag, then ciphertext. The two may be the same bytes of one array
     * ({@code to == from} and {@code at + TAG_BYTES == offset}); any other overlap gives rubbish. This default goes through
     * {@link #seal(SecretBytes, byte[], byte[])} and copies; a provider for bulk data does not.
     *
     * @param key {@value #KEY_BYTES} bytes
     * @param nonce {@value #NONCE_BYTES} bytes
     * @param from holds the plaintext
     * @param offset where it begins
     * @param length of the plaintext
     * @param to receives {@code length + TAG_BYTES} bytes
     * @param at where they begin
     * @return bytes written
     * @throws IndexOutOfBoundsException a range is outside its array
     */
    default int seal(SecretBytes key, byte[] nonce, byte[] from, int offset, int length, byte[] to, int at) {
        Objects.checkFromIndexSize(offset, length, from.length);
        Objects.checkFromIndexSize(at, length + TAG_BYTES, to.length);
        var box = seal(key, nonce, Arrays.copyOfRange(from, offset, offset + length));
        System.arraycopy(box, 0, to, at, box.length);
        return box.length;
    }

    /**
     * Opens a box in a range of an array into a range of an array. The two may be the same bytes of one array ({@code to ==
     * from} and {@code at == offset + TAG_BYTES} or {@code at == offset}); any other overlap gives rubbish. Nothing is
     * written unless the box authenticates. This default goes through {@link #open(SecretBytes, byte[], byte[])} and copies; a
     * provider for bulk data does not.
     *
     * @param key {@value #KEY_BYTES} bytes
     * @param nonce {@value #NONCE_BYTES} bytes
     * @param from holds tag and ciphertext, unchecked
     * @param offset where they begin
     * @param length of tag and ciphertext; may be too short
     * @param to receives {@code length - TAG_BYTES} bytes
     * @param at where they begin
     * @return bytes written
     * @throws ForgedException the box was not sealed with this key and nonce, or is too short to be one
     * @throws IndexOutOfBoundsException a range is outside its array
     */
    default int open(SecretBytes key, byte[] nonce, byte[] from, int offset, int length, byte[] to, int at)
            throws ForgedException {
        Objects.checkFromIndexSize(offset, length, from.length);
        Objects.checkFromIndexSize(at, Math.max(0, length - TAG_BYTES), to.length);
        var plaintext = open(key, nonce, Arrays.copyOfRange(from, offset, offset + length));
        System.arraycopy(plaintext, 0, to, at, plaintext.length);
        return plaintext.length;
    }
}
