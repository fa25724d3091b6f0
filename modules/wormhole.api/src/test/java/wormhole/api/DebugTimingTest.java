package wormhole.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DebugTimingTest {
    /** A second later each time it is read. */
    private static final class Ticking extends Clock {
        private long seconds = 1_700_000_000;

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(seconds++, 125_000_000);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final DebugTiming timing = new DebugTiming(new Ticking());

    @Test
    void theFileIsThatOfTheReference() {
        timing.event("transit", Map.of());
        var span = timing.begin("get ack", Map.of("waiting", "peer"));
        span.finish(Map.of("ack", "ok"));
        assertEquals("""
                [
                 {
                  "name": "transit",
                  "start": 1700000000.125,
                  "stop": null,
                  "details": {}
                 },
                 {
                  "name": "get ack",
                  "start": 1700000001.125,
                  "stop": 1700000002.125,
                  "details": {
                   "waiting": "peer",
                   "ack": "ok"
                  }
                 }
                ]
                """, timing.json());
    }

    @Test
    void whatHasNotEndedHasNoStop() {
        timing.begin("transit connect", Map.of());
        assertEquals(OptionalDouble.empty(), timing.events().get(0).stop());
        assertTrue(timing.json().contains("\"stop\": null"));
    }

    @Test
    void eventsAreInTheOrderInWhichTheyBegin() {
        var outer = timing.begin("outer", Map.of());
        var inner = timing.begin("inner", Map.of());
        inner.finish();
        outer.finish();
        assertEquals(
                List.of("outer", "inner"),
                timing.events().stream().map(DebugTiming.Event::name).toList());
    }

    @Test
    void noMoreEventsAreKeptThanTheLimitAndTheRestIsCounted() {
        for (var i = 0; i < DebugTiming.MOST_EVENTS + 3; i++) {
            timing.event("ws_receive", Map.of());
        }
        var events = timing.events();
        assertEquals(DebugTiming.MOST_EVENTS + 1, events.size());
        var last = events.get(events.size() - 1);
        assertEquals("events left out", last.name());
        assertEquals(Map.of("count", 3), last.details());
        assertEquals(1_700_000_000.125 + DebugTiming.MOST_EVENTS, last.start());
    }

    @Test
    void detailsAreCopied() {
        var lines = new java.util.LinkedHashMap<String, Object>(Map.of("a", 1));
        timing.event("import", lines);
        lines.put("b", 2);
        assertEquals(Map.of("a", 1), timing.events().get(0).details());
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "1.0, 1.0",
        "100.0, 100.0",
        "-0.0, -0.0",
        "1e15, 1000000000000000.0",
        "1e16, 1e+16",
        "1.5e300, 1.5e+300",
        "4.9e-324, 5e-324",
        "0.0001, 0.0001",
        "0.00001, 1e-05",
        "-2.2250738585072014E-308, -2.2250738585072014e-308",
        "2.0E-3, 0.002",
        "2.2E-322, 2.2e-322",
        "1700000000.123456, 1700000000.123456",
        "9007199254740993, 9007199254740992.0",
    })
    void numbersAreSpelledAsInPython(double number, String spelled) {
        assertEquals(spelled, detail(number));
    }

    @Test
    void detailsOfEveryKindAreWritten() {
        assertEquals("null", detail(Optional.empty()));
        assertEquals("[]", detail(List.of()));
        assertEquals("{}", detail(Map.of()));
        assertEquals("true", detail(true));
        assertEquals("18446744073709551616", detail(new java.math.BigInteger("18446744073709551616")));
        assertEquals("\"\\u2603 \\ud83d\\ude00 \\u0000 \\\" \\\\ / \\u007f\\n\"", detail("☃ 😀 \0 \" \\ / \u007f\n"));
        assertEquals("[\n    1,\n    \"a\"\n   ]", detail(List.of(1, "a")));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoNumberOfJsonIsRefused(double number) {
        assertThrows(IllegalArgumentException.class, () -> detail(number));
    }

    @Test
    void objectsOfOtherTypesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> detail(new ArrayList<>(List.of(Optional.of(1)))));
        assertThrows(IllegalArgumentException.class, () -> detail(new java.math.BigDecimal("1")));
    }

    @Test
    void aListenerThatKnowsNothingOfSpansHearsOfTheirBeginning() {
        var heard = new ArrayList<String>();
        Timing plain = (name, details) -> heard.add(name);
        plain.begin("transit connect", Map.of()).finish();
        assertEquals(List.of("transit connect"), heard);
    }

    private String detail(Object value) {
        var one = new DebugTiming(new Ticking());
        one.event("import", Map.of("x", value));
        var json = one.json();
        return json.substring(json.indexOf("\"x\": ") + 5, json.lastIndexOf("\n  }\n }\n]"));
    }
}
