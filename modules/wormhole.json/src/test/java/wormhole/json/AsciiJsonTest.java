package wormhole.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AsciiJsonTest {
    @Test
    void aTextIsSpelledAsPythonSpellsIt() {
        assertEquals("\"\"", AsciiJson.quoted(""));
        assertEquals("\"plain /~ text\"", AsciiJson.quoted("plain /~ text"));
        assertEquals("\"\\\"\\\\\\n\\r\\t\\b\\f\"", AsciiJson.quoted("\"\\\n\r\t\b\f"));
        assertEquals(
                "\"\\u0000\\u001b\\u007f\\u00e4\\u20ac\\ud83d\\ude00\\ud800\"",
                AsciiJson.quoted("\0\u001b\u007f\u00e4\u20ac\ud83d\ude00\ud800"));
    }

    @Test
    void whatIsWrittenReadsAsTheSame() throws JsonRefusedException {
        for (char c = 0; c < 0xffff; c++) {
            var text = "<" + c + ">";
            var read = StrictJson.object("{\"a\":" + AsciiJson.quoted(text) + "}");
            assertEquals(text, read.getString("a"));
        }
    }
}
