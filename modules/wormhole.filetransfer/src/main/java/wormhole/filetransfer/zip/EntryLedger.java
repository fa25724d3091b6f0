package wormhole.filetransfer.zip;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.BitSet;
import wormhole.filetransfer.error.TransferMismatchException;

/**
 * What the local headers said, 24 bytes an entry, so that the central directory can be held against it. Hashes are keyed with a
 * number the sender does not know.
 */
final class EntryLedger {
    private final long key = new SecureRandom().nextLong() | 1;
    private final long otherKey = new SecureRandom().nextLong() | 1;
    private long[] offsets = new long[64];
    private long[] hashes = new long[64];
    private long[] otherHashes = new long[64];
    private int count;
    private final BitSet confirmed = new BitSet();

    int count() {
        return count;
    }

    /** Notes an entry that was read; offsets only grow. */
    void add(long offset, EntryHeader header) {
        if (count == offsets.length) {
            var larger = Math.addExact(count, count / 2);
            offsets = Arrays.copyOf(offsets, larger);
            hashes = Arrays.copyOf(hashes, larger);
            otherHashes = Arrays.copyOf(otherHashes, larger);
        }
        offsets[count] = offset;
        hashes[count] = header.hash(key);
        otherHashes[count] = header.hash(otherKey);
        count++;
    }

    /**
     * Holds an entry of the central directory against the local one.
     *
     * @throws TransferMismatchException there is none, another one, or it was named before
     */
    void confirm(long offset, EntryHeader header) throws TransferMismatchException {
        var index = Arrays.binarySearch(offsets, 0, count, offset);
        if (index < 0
                || confirmed.get(index)
                || hashes[index] != header.hash(key)
                || otherHashes[index] != header.hash(otherKey)) {
            throw new TransferMismatchException("the archive contradicts itself");
        }
        confirmed.set(index);
    }

    /** @throws TransferMismatchException the central directory left some out */
    void checkAllConfirmed() throws TransferMismatchException {
        if (confirmed.cardinality() != count) {
            throw new TransferMismatchException("the archive contradicts itself: its directory is incomplete");
        }
    }
}
