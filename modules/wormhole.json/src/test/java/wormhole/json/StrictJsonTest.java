package wormhole.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private static String nested(int depth) {
        return "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
    }

    private static String refusal(String text) {
        return String.valueOf(assertThrows(JsonRefusedException.class, () -> StrictJson.object(text))
                .getMessage());
    }

    @Test
    void anObjectIsRead() throws Exception {
        var object = StrictJson.object(" {\"a\": \"\\\"}{\\\\\", \"b\": [1, null], \"c\": {\"d\": true}} \t\r\n");
        assertEquals("\"}{\\", object.getString("a"));
        assertEquals(2, object.getJsonArray("b").size());
        assertEquals(object, StrictJson.object(object.toString()));
        assertEquals(object, StrictJson.peerObject(object.toString().getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "{",
                "{\"a\"}",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "\ufeff{}",
                "]",
                "{'a':1}",
                "{\"a\":01}"
            })
    void whatIsNotOneObjectIsRefused(String text) {
        assertEquals("not a well-formed JSON object", refusal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{}]"})
    void anArrayIsNoObject(String text) {
        assertEquals("a JSON ARRAY instead of an object", refusal(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}x", "{}\f", "{}\"", "{\"a\":[]}]"})
    void nothingComesAfterTheObject(String text) {
        assertEquals("something after the end of the JSON", refusal(text));
    }

    @Test
    void depthHasALimit() throws Exception {
        assertEquals(1, StrictJson.object(nested(32)).size());
        assertEquals("JSON nested deeper than 32", refusal(nested(33)));
        assertEquals(
                1, StrictJson.object("{\"a\":\"" + "{[".repeat(40) + "\\\"{\"}").size());
        assertEquals(
                40,
                StrictJson.object("{\"a\":[" + "[],".repeat(39) + "{}]}")
                        .getJsonArray("a")
                        .size());
    }

    @Test
    void aNumberOfAnyLengthIsNoCrash() {
        assertEquals("not a well-formed JSON object", refusal("{\"a\":" + "9".repeat(1200) + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "1E-99999999999", "-0.1e+2147483648", "1e2147483647"})
    void anExponentOfAnySizeIsNoCrash(String number) throws Exception {
        try {
            assertEquals(1, StrictJson.object("{\"a\":" + number + "}").size());
        } catch (JsonRefusedException e) {
            assertEquals("not a well-formed JSON object", e.getMessage());
        }
    }

    @Test
    void ofAKeyThatAPeerWritesTwiceTheLastCounts() throws Exception {
        assertEquals(
                2, StrictJson.peerObject("{\"a\":1,\"a\":2}".getBytes(UTF_8)).getInt("a"));
    }

    @Test
    void anArrayOfAPeerIsRead() throws Exception {
        assertEquals(2, StrictJson.peerArray(" [1, {\"a\": 1, \"a\": 2}] ").size());
        assertEquals(1, StrictJson.peerArray("[".repeat(32) + "]".repeat(32)).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[", "[] []", "[]}", "[],\"\":[]", "null", "[1e]"})
    void whatIsNotOneArrayIsRefused(String text) {
        assertThrows(JsonRefusedException.class, () -> StrictJson.peerArray(text));
    }

    @Test
    void aPeersTextIsUtf8() throws Exception {
        assertEquals(
                "\u00e4",
                StrictJson.peerObject("{\"a\":\"\u00e4\"}".getBytes(UTF_8)).getString("a"));
        var refused = assertThrows(
                JsonRefusedException.class,
                () -> StrictJson.peerObject(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}));
        assertEquals("not UTF-8", refused.getMessage());
    }

    @Test
    void textsBecomeAnArray() {
        assertEquals(
                "[\"a\",\"b\"]", StrictJson.newArray(List.of("a", "b")).build().toString());
        assertEquals("[]", StrictJson.newArray().build().toString());
    }

    @Test
    void anObjectThatIsBuiltKeepsTheOrderOfItsKeys() {
        var built = StrictJson.newObject().add("z", 1).add("a", StrictJson.newArray(List.of("b")));
        assertEquals("{\"z\":1,\"a\":[\"b\"]}", built.build().toString());
    }
}
