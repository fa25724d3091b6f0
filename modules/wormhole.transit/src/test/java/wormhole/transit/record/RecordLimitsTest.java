package wormhole.transit.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBytes;
import wormhole.transit.record.BadRecordException.Reason;

/** What a decoder holds, what it takes, and that nothing comes of it any more once it has refused. */
final class RecordLimitsTest {
    private static final SecretBox BOX = new BcCryptoProvider().suite().secretBox();
    private static final SecretBytes KEY = SecretBytes.owning(new byte[32]);

    private final List<byte[]> arrays = new ArrayList<>();
    private final List<byte[]> records = new ArrayList<>();

    private static byte[] sealed(int length) {
        var record = new byte[length + RecordFormat.OVERHEAD];
        new RecordEncoder(BOX, KEY).encode(new byte[length], 0, length, record, 0);
        return record;
    }

    private void take(byte[] array, int offset, int length) {
        arrays.add(array);
        records.add(Arrays.copyOfRange(array, offset, offset + length));
    }

    private void decode(RecordDecoder decoder, byte[] data) throws BadRecordException {
        decoder.decode(data.clone(), 0, data.length, this::take);
    }

    private void decodeBytewise(RecordDecoder decoder, byte[] data) throws BadRecordException {
        for (var one : data) {
            decode(decoder, new byte[] {one});
        }
    }

    @Test
    void afterAForgedRecordTheGenuineOneIsRefusedToo() {
        var decoder = new RecordDecoder(BOX, KEY, 100);
        var genuine = sealed(10);
        var forged = genuine.clone();
        forged[forged.length - 1] ^= 1;
        assertThrows(BadRecordException.class, () -> decode(decoder, forged));
        var again = assertThrows(BadRecordException.class, () -> decode(decoder, genuine));
        assertEquals(Reason.FORGED, again.reason());
        assertTrue(records.isEmpty());
    }

    @Test
    void aShortRecordInPiecesNeedsNoLargeArrayWhateverTheLimit() throws BadRecordException {
        decodeBytewise(new RecordDecoder(BOX, KEY, 1 << 26), sealed(1000));
        assertEquals(1, records.size());
        assertTrue(arrays.get(0).length <= 4096, "held in " + arrays.get(0).length);
    }

    @Test
    void theArrayOfARecordInPiecesIsNeverLongerThanTheLongestRecord() throws BadRecordException {
        decodeBytewise(new RecordDecoder(BOX, KEY, 5000), sealed(5000));
        assertArrayEquals(new byte[5000], records.get(0));
        assertEquals(5000 + RecordFormat.OVERHEAD, arrays.get(0).length);
    }

    @Test
    void theArrayOfALongRecordInPiecesGrowsByDoubling() throws BadRecordException {
        decodeBytewise(new RecordDecoder(BOX, KEY, 1 << 20), sealed(5000));
        assertEquals(8192, arrays.get(0).length);
    }

    @Test
    void aRecordIsReadWhereverItStandsInItsArray() throws BadRecordException {
        var record = sealed(10);
        var array = new byte[record.length + 12];
        System.arraycopy(record, 0, array, 7, record.length);
        new RecordDecoder(BOX, KEY, 100).decode(array, 7, record.length, this::take);
        assertEquals(1, records.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE - 65535, Integer.MAX_VALUE})
    void aLimitThatNoArrayCanHoldIsTheCallersMistake(int limit) {
        assertThrows(IllegalArgumentException.class, () -> new RecordDecoder(BOX, KEY, limit));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, Integer.MAX_VALUE - 65536})
    void theSmallestAndTheLargestLimitAreTaken(int limit) {
        var decoder = new RecordDecoder(BOX, KEY, limit);
        assertDoesNotThrow(() -> decode(decoder, sealed(1)));
        assertEquals(1, records.size());
    }

    @Test
    void aLengthIsWrittenWithItsHighestByteFirst() {
        var written = new byte[6];
        RecordFormat.writeLength(0x01020304, written, 1);
        assertArrayEquals(new byte[] {0, 1, 2, 3, 4, 0}, written);
        assertEquals(0x01020304L, RecordFormat.readLength(written, 1));
        assertEquals(0xfffefdfcL, RecordFormat.readLength(new byte[] {-1, -2, -3, -4}, 0));
    }

    @Test
    void theNonceCarriesIntoItsFirstByte() {
        var nonce = new Nonce(BigInteger.TWO.pow(184).subtract(BigInteger.ONE));
        nonce.increment();
        var expected = new byte[24];
        expected[0] = 1;
        assertArrayEquals(expected, nonce.bytes());
        assertTrue(nonce.isAt(expected, 0));
    }
}
