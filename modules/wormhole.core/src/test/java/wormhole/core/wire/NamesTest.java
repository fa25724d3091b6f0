package wormhole.core.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Phases, sides, mailbox ids, and bytes as a value. */
class NamesTest {
    @Test
    void aNumberedPhaseHasItsNumber() {
        for (var number : new long[] {0, 1, 9, 10, 999_999_999_999_999_999L}) {
            assertEquals(OptionalLong.of(number), Phase.numbered(number).number());
            assertEquals(OptionalLong.of(number), new Phase("dilate-" + number).dilationNumber());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "01", "+1", "-1", "1e3", "1000000000000000000", "pake", "1/", "1:", " 1"})
    void whatIsSpeltOtherwiseIsNoNumber(String name) {
        assertEquals(OptionalLong.empty(), new Phase(name).number());
        assertEquals(OptionalLong.empty(), new Phase("dilate-" + name).dilationNumber());
        assertEquals(OptionalLong.empty(), new Phase("dilate-" + name).number());
    }

    @Test
    void aNumberIsNoDilation() {
        assertEquals(OptionalLong.empty(), Phase.numbered(7).dilationNumber());
    }

    @Test
    void namesAreShortAndAscii() {
        var longest = "x".repeat(256);
        assertEquals(longest, new Phase(longest).name());
        assertEquals(longest, new Side(longest).value());
        assertEquals(longest, new MailboxId(longest).value());
        assertEquals("\u007f", new Phase("\u007f").name());
        assertEquals("\u007f", new Side("\u007f").value());
        for (var bad : new String[] {longest + "x", "\u0080", "\u0661"}) {
            assertThrows(IllegalArgumentException.class, () -> new Phase(bad));
            assertThrows(IllegalArgumentException.class, () -> new Side(bad));
        }
        assertThrows(IllegalArgumentException.class, () -> new MailboxId(longest + "x"));
        assertThrows(IllegalArgumentException.class, () -> new MailboxId(""));
    }

    @Test
    void aRandomSideIsFiveBytesInLowerCaseHex() {
        assertEquals(new Side("abababababab".substring(2)), Side.random(length -> {
            assertEquals(5, length);
            return new byte[] {(byte) 0xab, (byte) 0xab, (byte) 0xab, (byte) 0xab, (byte) 0xab};
        }));
    }

    @Test
    void equalNamesAreEqual() {
        assertEquals(new Phase("a"), new Phase("a"));
        assertEquals(new Phase("a").hashCode(), new Phase("a").hashCode());
        assertNotEquals(new Phase("a"), new Phase("b"));
        assertNotEquals(new Phase("a").hashCode(), new Phase("b").hashCode());
        assertNotEquals(new Side("a"), new Side("b"));
        assertNotEquals(new Side("a").hashCode(), new Side("b").hashCode());
        assertNotEquals((Object) new Side("a"), new Phase("a"));
    }

    @Test
    void bytesAreAValueThatIsNotShown() {
        var array = new byte[] {1, 2, 3};
        var copied = Bytes.copyOf(array);
        array[0] = 9;
        assertArrayEquals(new byte[] {1, 2, 3}, copied.toArray());
        assertNotSame(copied.toArray(), copied.toArray());
        assertEquals(copied, Bytes.owning(new byte[] {1, 2, 3}));
        assertEquals(copied.hashCode(), Bytes.owning(new byte[] {1, 2, 3}).hashCode());
        assertNotEquals(copied, Bytes.owning(array));
        assertNotEquals(copied.hashCode(), Bytes.owning(array).hashCode());
        assertEquals(3, copied.length());
        assertEquals("Bytes[3]", copied.toString());
    }

    @Test
    void textOfAStrangerIsMadePrintable() {
        assertEquals("abc", Printable.cut("abc", 3));
        assertEquals("ab", Printable.cut("abc", 2));
        assertEquals("a\n\tb", Printable.cut("a\n\tb", 9));
        assertEquals("\ufffd[2J\ufffd\ufffd\ufffd", Printable.cut("\u001b[2J\u202e\ud800\r", 9));
        assertEquals("\ud83d\ude00", Printable.cut("\ud83d\ude00", 2));
        assertEquals("\ufffd", Printable.cut("\ud83d\ude00", 1));
    }
}
