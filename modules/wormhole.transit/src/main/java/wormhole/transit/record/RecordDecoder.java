package wormhole.transit.record;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import wormhole.spi.crypto.ForgedException;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBytes;
import wormhole.transit.record.BadRecordException.Reason;

/**
 * Opens the records of one direction as their bytes arrive, in whatever pieces. A record that is whole in a piece is opened where
 * it stands, overwriting it; one that is not is gathered in an array of the decoder, which grows with what has come, never with
 * what a length promises, and never beyond one record of the limit. Allocates nothing for a record if the secretbox does not
 * and that array has grown to its size. For one thread at a time.
 *
 * <p>After a {@link BadRecordException} the decoder is of no more use: it throws the same reason again.
 */
public final class RecordDecoder {
    private static final int FIRST_CAPACITY = 4 << 10;

    private final SecretBox box;
    private final SecretBytes key;
    private final Nonce nonce;
    private final long longest;
    private byte[] gathered = new byte[FIRST_CAPACITY];
    private int held;
    // The record that is gathered, its length field included; that field alone until it is known.
    private int wanted = RecordFormat.LENGTH_BYTES;
    private Optional<Reason> failed = Optional.empty();

    /**
     * Begins with the first record.
     *
     * @param box opens
     * @param key the record key of this direction; stays with the caller, who wipes it
     * @param maxRecordBytes the longest plaintext taken
     */
    public RecordDecoder(SecretBox box, SecretBytes key, int maxRecordBytes) {
        this(box, key, maxRecordBytes, BigInteger.ZERO);
    }

    /**
     * Begins with a later record.
     *
     * @param box opens
     * @param key the record key of this direction; stays with the caller, who wipes it
     * @param maxRecordBytes the longest plaintext taken
     * @param first its number, 0 to 2^192 - 1
     */
    public RecordDecoder(SecretBox box, SecretBytes key, int maxRecordBytes, BigInteger first) {
        if (maxRecordBytes < 1 || maxRecordBytes > Integer.MAX_VALUE - (1 << 16)) {
            throw new IllegalArgumentException("a limit of " + maxRecordBytes + " bytes");
        }
        this.box = box;
        this.key = key;
        this.longest = (long) maxRecordBytes + RecordFormat.SEALED_BYTES;
        this.nonce = new Nonce(first);
    }

    /**
     * Takes what came next.
     *
     * @param data what came; overwritten
     * @param offset where it begins
     * @param length how much
     * @param sink hears of each record that is complete
     * @throws BadRecordException the pipe has ended; the sink has heard of every record before the bad one
     */
    public void decode(byte[] data, int offset, int length, RecordSink sink) throws BadRecordException {
        Objects.checkFromIndexSize(offset, length, data.length);
        checkAlive();
        var at = offset;
        var end = offset + length;
        while (at < end) {
            var size = held == 0 ? wholeSize(data, at, end) : 0;
            if (size > 0) {
                open(data, at, size, sink);
                at += size;
            } else {
                at += gather(data, at, end, sink);
            }
        }
    }

    /**
     * Whether the last byte that came ended a record. If it did not, an end of the connection is a cut.
     *
     * @return true also before the first record
     */
    public boolean atBoundary() {
        return held == 0;
    }

    /**
     * How much of an unfinished record has come.
     *
     * @return bytes, its length field included
     */
    public int pending() {
        return held;
    }

    // 0 if it is not all there.
    private int wholeSize(byte[] data, int at, int end) throws BadRecordException {
        if (end - at < RecordFormat.LENGTH_BYTES) {
            return 0;
        }
        var size = checkedSize(data, at);
        return size <= end - at ? size : 0;
    }

    private int checkedSize(byte[] data, int at) throws BadRecordException {
        var length = RecordFormat.readLength(data, at);
        if (length < RecordFormat.SEALED_BYTES) {
            throw failed(Reason.TOO_SHORT);
        }
        if (length > longest) {
            throw failed(Reason.TOO_LONG);
        }
        return RecordFormat.LENGTH_BYTES + (int) length;
    }

    private int gather(byte[] data, int at, int end, RecordSink sink) throws BadRecordException {
        var now = Math.min(wanted - held, end - at);
        makeRoom(now);
        System.arraycopy(data, at, gathered, held, now);
        gathered(now, sink);
        return now;
    }

    private void gathered(int now, RecordSink sink) throws BadRecordException {
        checkAlive();
        held += now;
        if (held < wanted) {
            return;
        }
        if (wanted == RecordFormat.LENGTH_BYTES) {
            wanted = checkedSize(gathered, 0);
            return;
        }
        var size = held;
        held = 0;
        wanted = RecordFormat.LENGTH_BYTES;
        open(gathered, 0, size, sink);
    }

    private void makeRoom(int more) {
        var needed = held + more;
        if (needed > gathered.length) {
            gathered = Arrays.copyOf(gathered, (int) Math.min(
                    Math.max(needed, 2L * gathered.length), Math.max(needed, RecordFormat.LENGTH_BYTES + longest)));
        }
    }

    private void open(byte[] data, int at, int size, RecordSink sink) throws BadRecordException {
        var nonceAt = at + RecordFormat.LENGTH_BYTES;
        if (!nonce.isAt(data, nonceAt)) {
            throw failed(Reason.WRONG_NONCE);
        }
        var boxAt = nonceAt + SecretBox.NONCE_BYTES;
        var plainAt = boxAt + SecretBox.TAG_BYTES;
        int length;
        try {
            length = box.open(key, nonce.bytes(), data, boxAt, at + size - boxAt, data, plainAt);
        } catch (ForgedException e) {
            throw failed(Reason.FORGED);
        }
        nonce.increment();
        sink.record(data, plainAt, length);
    }

    private void checkAlive() throws BadRecordException {
        if (failed.isPresent()) {
            throw new BadRecordException(failed.get());
        }
    }

    private BadRecordException failed(Reason reason) {
        failed = Optional.of(reason);
        held = 0;
        gathered = new byte[0];
        return new BadRecordException(reason);
    }
}
