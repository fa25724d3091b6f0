package wormhole.transit.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBytes;
import wormhole.transit.record.BadRecordException.Reason;

/** Records, and what must become of those that nobody sealed for this place. */
class RecordCodecTest {
    private static final SecretBox BOX = new BcCryptoProvider().suite().secretBox();
    private static final SecretBytes KEY = SecretBytes.owning(new byte[32]);
    private static final int LIMIT = 1 << 16;

    private final List<byte[]> records = new ArrayList<>();

    private static RecordDecoder decoder() {
        return new RecordDecoder(BOX, KEY, LIMIT);
    }

    private static byte[] wire(byte[]... plaintexts) {
        var encoder = new RecordEncoder(BOX, KEY);
        var wire = new ByteArrayOutputStream();
        for (var plaintext : plaintexts) {
            wire.writeBytes(sealed(encoder, plaintext));
        }
        return wire.toByteArray();
    }

    private static byte[] sealed(RecordEncoder encoder, byte[] plaintext) {
        var record = new byte[plaintext.length + RecordFormat.OVERHEAD];
        encoder.encode(plaintext, 0, plaintext.length, record, 0);
        return record;
    }

    private void take(byte[] array, int offset, int length) {
        records.add(Arrays.copyOfRange(array, offset, offset + length));
    }

    private void decode(RecordDecoder decoder, byte[] data) throws BadRecordException {
        decoder.decode(data.clone(), 0, data.length, this::take);
    }

    private void assertBad(Reason reason, byte[] data) {
        var decoder = decoder();
        var bad = assertThrows(BadRecordException.class, () -> decode(decoder, data));
        assertEquals(reason, bad.reason());
        var again = assertThrows(BadRecordException.class, () -> decode(decoder, new byte[1]));
        assertEquals(reason, again.reason());
        assertTrue(decoder.pending() == 0);
    }

    private static byte[] length(long length) {
        return ByteBuffer.allocate(4).putInt((int) length).array();
    }

    private static byte[] data(int length) {
        var data = new byte[length];
        new Random(length).nextBytes(data);
        return data;
    }

    @Test
    void sealingInPlaceGivesTheSame() {
        var plaintext = data(1000);
        var inPlace = new byte[1000 + RecordFormat.OVERHEAD];
        System.arraycopy(plaintext, 0, inPlace, RecordFormat.OVERHEAD, 1000);
        assertEquals(1044, new RecordEncoder(BOX, KEY).encode(inPlace, RecordFormat.OVERHEAD, 1000, inPlace, 0));
        assertArrayEquals(wire(plaintext), inPlace);
    }

    @Test
    void recordsComeOutAsTheyWentInHoweverTheyAreCut() throws BadRecordException {
        var plaintexts = List.of(data(1), data(0), data(16384), data(LIMIT), data(40), data(0), data(5000));
        var wire = wire(plaintexts.toArray(byte[][]::new));
        for (var seed = 0; seed < 200; seed++) {
            records.clear();
            var random = new Random(seed);
            var decoder = decoder();
            for (var at = 0; at < wire.length; ) {
                var size = Math.min(wire.length - at, 1 + random.nextInt(random.nextBoolean() ? 60 : 40_000));
                decoder.decode(Arrays.copyOfRange(wire, at, at + size), 0, size, this::take);
                at += size;
            }
            assertEquals(plaintexts.size(), records.size());
            for (var i = 0; i < records.size(); i++) {
                assertArrayEquals(plaintexts.get(i), records.get(i), "seed " + seed + ", record " + i);
            }
            assertTrue(decoder.atBoundary());
        }
    }

    @Test
    void aWholeRecordIsOpenedWhereItStands() throws BadRecordException {
        var wire = wire(data(100));
        decoder().decode(wire, 0, wire.length, (array, offset, length) -> {
            assertSame(wire, array);
            assertEquals(RecordFormat.OVERHEAD, offset);
            assertEquals(100, length);
            records.add(array);
        });
        assertEquals(1, records.size());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 23, 24, 39})
    void aLengthBelowNonceAndTagEndsThePipeAtOnce(long length) {
        assertBad(Reason.TOO_SHORT, length(length));
    }

    @ParameterizedTest
    @ValueSource(longs = {LIMIT + 41L, 1L << 31, (1L << 32) - 1, 0x676f0a00L})
    void aLengthBeyondTheLimitEndsThePipeBeforeAnythingIsKept(long length) {
        assertBad(Reason.TOO_LONG, length(length));
    }

    @Test
    void goTwiceAndNevermindAfterGoAreNoRecords() {
        assertBad(Reason.TOO_LONG, "go\ngo\n".getBytes(StandardCharsets.US_ASCII));
        assertBad(Reason.TOO_LONG, "nevermind\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void theArrayGrowsWithWhatHasComeNotWithWhatIsPromised() throws BadRecordException {
        var decoder = new RecordDecoder(BOX, KEY, 1 << 30);
        decode(decoder, length((1 << 30) + 40));
        decode(decoder, new byte[100]);
        assertEquals(104, decoder.pending());
        assertFalse(decoder.atBoundary());
    }

    @Test
    void aRecordLeftOutRepeatedOrMovedEndsThePipe() throws BadRecordException {
        var encoder = new RecordEncoder(BOX, KEY);
        var first = sealed(encoder, data(10));
        var second = sealed(encoder, data(20));
        var third = sealed(encoder, data(30));
        for (var order : List.of(List.of(first, third), List.of(first, first), List.of(second, first))) {
            var decoder = decoder();
            assertThrows(BadRecordException.class, () -> {
                for (var record : order) {
                    decode(decoder, record);
                }
            });
        }
        assertBad(Reason.WRONG_NONCE, second);
    }

    @Test
    void aLittleEndianNonceEndsThePipe() throws BadRecordException {
        var decoder = decoder();
        decode(decoder, wire(data(1)));
        var little = wire(data(1), data(1));
        var second = Arrays.copyOfRange(little, 45, 90);
        second[4 + 23] = 0;
        second[4] = 1;
        var bad = assertThrows(BadRecordException.class, () -> decode(decoder, second));
        assertEquals(Reason.WRONG_NONCE, bad.reason());
    }

    @Test
    void aBitFlippedAnywhereEndsThePipeAndWhatCameBeforeStays() {
        var wire = wire(data(30), data(20));
        for (var at = 74 + 4; at < wire.length; at++) {
            records.clear();
            var flipped = wire.clone();
            flipped[at] ^= 4;
            assertThrows(BadRecordException.class, () -> decode(decoder(), flipped), "byte " + at);
            assertEquals(1, records.size());
        }
    }

    @Test
    void aRecordUnderTheKeyOfTheOtherDirectionIsForged() {
        var other = new byte[32];
        other[0] = 1;
        var encoder = new RecordEncoder(BOX, SecretBytes.owning(other));
        assertBad(Reason.FORGED, sealed(encoder, data(10)));
    }

    @Test
    void anEndInTheMiddleOfARecordIsSeen() throws BadRecordException {
        var wire = wire(data(30));
        var decoder = decoder();
        decode(decoder, Arrays.copyOf(wire, wire.length - 1));
        assertFalse(decoder.atBoundary());
        assertEquals(0, records.size());
        decode(decoder, new byte[] {wire[wire.length - 1]});
        assertTrue(decoder.atBoundary());
        assertEquals(1, records.size());
    }

    @Test
    void theNonceCountsBeyondSixtyFourBitsAndHasAnEnd() throws BadRecordException {
        var first = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
        var encoder = new RecordEncoder(BOX, KEY, first);
        var decoder = new RecordDecoder(BOX, KEY, LIMIT, first);
        decode(decoder, sealed(encoder, data(1)));
        var second = sealed(encoder, data(2));
        assertEquals(1, second[4 + 15]);
        decode(decoder, second);
        assertEquals(2, records.size());
        assertThrows(IllegalArgumentException.class, () -> new Nonce(BigInteger.TWO.pow(192)));
        assertArrayEquals(
                new byte[] {-1, -1},
                Arrays.copyOf(new Nonce(BigInteger.TWO.pow(192).subtract(BigInteger.ONE)).bytes(), 2));
    }

    @Test
    void afterTheLastNonceNothingIsSealedOrOpened() throws BadRecordException {
        var last = BigInteger.TWO.pow(192).subtract(BigInteger.ONE);
        var encoder = new RecordEncoder(BOX, KEY, last);
        var decoder = new RecordDecoder(BOX, KEY, LIMIT, last);
        decode(decoder, sealed(encoder, data(1)));
        assertThrows(IllegalStateException.class, () -> sealed(encoder, data(2)));
        assertThrows(IllegalStateException.class, () -> sealed(encoder, data(2)));
        var again = wire(data(1));
        var bad = assertThrows(BadRecordException.class, () -> decode(decoder, again));
        assertEquals(Reason.WRONG_NONCE, bad.reason());
        assertEquals(1, records.size());
    }

    @Test
    void rangesOutsideTheArrayAreTheCallersMistakeAndUseUpNoNonce() {
        var encoder = new RecordEncoder(BOX, KEY);
        assertThrows(IndexOutOfBoundsException.class, () -> encoder.encode(new byte[10], 5, 6, new byte[100], 0));
        assertThrows(IndexOutOfBoundsException.class, () -> encoder.encode(new byte[10], 0, 10, new byte[53], 0));
        assertArrayEquals(wire(data(3)), sealed(encoder, data(3)));
    }
}
