package wormhole.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.cli.failure.Failure;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Events;

class DemoCommandTest {
    private static String event(Object... keysAndValues) throws Failure {
        var out = new ByteArrayOutputStream();
        var console = new Console(
                InputStream.nullInputStream(),
                out,
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                Set.of(),
                Map.of());
        new Events(console, true).tell("done", keysAndValues);
        return out.toString(StandardCharsets.UTF_8);
    }

    // What a process prints comes in pieces; half a number is a number too, and a wrong one.
    @ParameterizedTest
    @ValueSource(doubles = {1.2345E-4, 0.318204391, 12.000000001, 100, 0})
    void theReceiversSecondsAreReadWholeOrNotAtAll(double seconds) throws Exception {
        var line = event("bytes", 33_554_432L, "seconds", seconds, "saved", "/tmp/received/file");
        for (var length = 0; length < line.length(); length++) {
            var matcher = DemoCommand.DONE.matcher(line.substring(0, length));
            if (matcher.find()) {
                assertEquals("33554432", matcher.group(1), line.substring(0, length));
                assertEquals(seconds, Double.parseDouble(matcher.group(2)), line.substring(0, length));
            }
        }
        assertTrue(DemoCommand.DONE.matcher(line).find(), line);
    }

    @Test
    void anotherEventIsNoEnd() throws Exception {
        assertFalse(DemoCommand.DONE.matcher(event()).find());
    }
}
