package wormhole.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ServerArgumentsTest {
    private static ServerArguments at(String... arguments) {
        var rest = new ServerArguments(arguments);
        assertTrue(rest.next());
        return rest;
    }

    private static String refusal(Executable reading) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, reading).getMessage());
    }

    @Test
    void optionsAreReadInOrderWithTheirValues() {
        var rest = at("--bind", "::1", "--flag", "--port", "4000", "--bytes", "9999999999");
        assertEquals("--bind", rest.name());
        assertEquals("::1", rest.value());
        assertTrue(rest.next());
        assertEquals("--flag", rest.name());
        assertTrue(rest.next());
        assertEquals(4000, rest.number());
        assertTrue(rest.next());
        assertEquals(9_999_999_999L, rest.count());
        assertFalse(rest.next());
    }

    @Test
    void whatIsWrongIsSaidWithTheNameOfTheOption() {
        assertEquals("--port needs a value", refusal(at("--port")::value));
        assertEquals("--port needs a number", refusal(at("--port", "x")::number));
        assertEquals("--port needs a smaller number", refusal(at("--port", "2147483648")::number));
        assertEquals("--bytes needs a number", refusal(at("--bytes", "1e3")::count));
        assertEquals("unknown option --what", at("--what").unknown().getMessage());
    }
}
