package wormhole.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapingTest {
    @ParameterizedTest
    @CsvSource({
        "001b, \\x1b",
        "0000, \\x00",
        "0007, \\x07",
        "0008, \\x08",
        "000d, \\x0d",
        "007f, \\x7f",
        "0085, \\x85",
        "009b, \\x9b",
        "00ad, \\xad",
        "061c, \\u061c",
        "200b, \\u200b",
        "200e, \\u200e",
        "202e, \\u202e",
        "2028, \\u2028",
        "2066, \\u2066",
        "feff, \\ufeff",
        "d800, \\ud800",
        "e0041, \\U000e0041"
    })
    void whatATerminalWouldObeyOrHideIsShown(String hex, String shown) {
        var text = "a" + new String(Character.toChars(Integer.parseInt(hex, 16))) + "b";
        assertEquals("a" + shown + "b", Escaping.lines(text));
        assertEquals("a" + shown + "b", Escaping.line(text, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "Grüße, 世界", "שלום", "👩‍👩‍👧", "a\\b \"quoted\"", "e\u0301"})
    void whatPeopleWriteStays(String text) {
        assertEquals(text, Escaping.lines(text));
    }

    @Test
    void lineBreaksAndTabsStayInLinesOnly() {
        assertEquals("a\nb\tc\nd", Escaping.lines("a\r\nb\tc\nd"));
        assertEquals("a\\x0ab\\x09c", Escaping.line("a\nb\tc", 100));
    }

    @Test
    void aLineIsCutBetweenCharacters() {
        assertEquals("👍👍…", Escaping.line("👍👍👍", 2));
        assertEquals("👍👍", Escaping.line("👍👍", 2));
    }
}
