package wormhole.transit.record;

import java.math.BigInteger;
import java.util.Objects;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBytes;

/**
 * Seals the records of one direction, in the caller's arrays; allocates nothing for a record if the secretbox does not. For one
 * thread at a time.
 */
public final class RecordEncoder {
    private final SecretBox box;
    private final SecretBytes key;
    private final Nonce nonce;

    /**
     * Begins with the first record.
     *
     * @param box seals
     * @param key the record key of this direction; stays with the caller, who wipes it
     */
    public RecordEncoder(SecretBox box, SecretBytes key) {
        this(box, key, BigInteger.ZERO);
    }

    /**
     * Begins with a later record.
     *
     * @param box seals
     * @param key the record key of this direction; stays with the caller, who wipes it
     * @param first its number, 0 to 2^192 - 1
     */
    public RecordEncoder(SecretBox box, SecretBytes key, BigInteger first) {
        this.box = box;
        this.key = key;
        this.nonce = new Nonce(first);
    }

    /**
     * Seals the next record. May be in place: {@code to == from} and {@code at + OVERHEAD == offset}, so leave that much room
     * before the plaintext. Records go on the wire in the order they were sealed.
     *
     * @param from holds the plaintext
     * @param offset where it begins
     * @param length of the plaintext; may be 0
     * @param to receives {@code length + OVERHEAD} bytes
     * @param at where they begin
     * @return bytes written
     * @throws IndexOutOfBoundsException a range is outside its array; no nonce is used up
     * @throws IllegalStateException 2^192 records have been sealed; the connection has to be closed
     */
    public int encode(byte[] from, int offset, int length, byte[] to, int at) {
        Objects.checkFromIndexSize(offset, length, from.length);
        Objects.checkFromIndexSize(at, length + RecordFormat.OVERHEAD, to.length);
        if (nonce.usedUp()) {
            throw new IllegalStateException("no nonce is left for another record");
        }
        var nonceAt = at + RecordFormat.LENGTH_BYTES;
        box.seal(key, nonce.bytes(), from, offset, length, to, nonceAt + SecretBox.NONCE_BYTES);
        RecordFormat.writeLength(length + RecordFormat.SEALED_BYTES, to, at);
        nonce.writeTo(to, nonceAt);
        nonce.increment();
        return length + RecordFormat.OVERHEAD;
    }
}
