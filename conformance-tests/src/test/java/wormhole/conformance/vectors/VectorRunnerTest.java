package wormhole.conformance.vectors;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** A runner that lets something through would make every vector worthless. */
final class VectorRunnerTest {
    private static final JsonReaderFactory READERS = JsonProvider.provider().createReaderFactory(Map.of());
    private static final Verdict ONE = new Verdict.Produced(json("{\"x\":1}"));
    private static final Verdict TWO = new Verdict.Produced(json("{\"x\":2}"));
    private static final Verdict AGREED = new Verdict.Agreed();
    private static final Verdict REFUSED = new Verdict.Refused("no");
    private static final Verdict IGNORED = new Verdict.Ignored("why");
    private static final Verdict DEPARTED = new Verdict.Departed("how");
    private static final List<Verdict> ALL = List.of(ONE, TWO, AGREED, REFUSED, IGNORED, DEPARTED);

    @Test
    void onlyTheSameResultPasses() {
        assertPassing("\"out\":{\"x\":1}", ONE, AGREED);
    }

    @Test
    void aResultThatMayBeRejectedPassesEitherWay() {
        assertPassing("\"out\":{\"x\":1},\"latitude\":\"may-reject\"", ONE, AGREED, REFUSED);
    }

    @Test
    void aResultThatMayDifferPassesWhenTheOperationSaysHow() {
        assertPassing("\"out\":{\"x\":1},\"latitude\":\"may-differ\"", ONE, AGREED, DEPARTED);
    }

    @Test
    void onlyARefusalPassesWhereAnErrorIsExpected() {
        assertPassing("\"error\":\"ValueError\"", REFUSED);
        assertPassing("\"error\":\"ValueError\",\"latitude\":\"may-reject\"", REFUSED);
    }

    @Test
    void anErrorThatMayBeAcceptedOrIgnoredPassesEitherWay() {
        assertPassing("\"error\":\"ValueError\",\"latitude\":\"may-accept\"", REFUSED, ONE, TWO, AGREED);
        assertPassing("\"error\":\"ValueError\",\"latitude\":\"may-ignore\"", REFUSED, IGNORED);
    }

    @Test
    void aTextThatUsersSeeIsCompared() {
        assertPassing("\"error\":\"E\",\"error_text\":\"no\"", REFUSED);
        assertPassing("\"error\":\"E\",\"error_text\":\"No.\"");
    }

    @Test
    void anUnknownLatitudeIsNotTakenForPermission() {
        var vector = vector("\"out\":{},\"latitude\":\"may-vanish\"");
        assertThrows(IllegalArgumentException.class, () -> new Expectation(vector).check(REFUSED));
    }

    @Test
    void aCrashFailsEvenWhereAnErrorIsExpected() {
        var vector = vector("\"error\":\"ValueError\"");
        assertThrows(
                AssertionFailedError.class,
                () -> runner(v -> {
                            throw new IllegalStateException("crash");
                        })
                        .run("spake2", vector));
    }

    @Test
    void anUnknownOperationFails() {
        var vector = vector("\"out\":{}");
        var runner = runner(v -> AGREED);
        assertThrows(AssertionFailedError.class, () -> runner.run("derive", vector));
        assertThrows(AssertionFailedError.class, () -> runner.run("transit", vector));
        assertDoesNotThrow(() -> runner.run("spake2", vector));
    }

    @Test
    void anOperationOfALaterIssueIsSkippedAndNeverPassed() {
        var vector =
                new VectorCase("transit.json", json("{\"id\":\"a\",\"op\":\"record_encode\",\"in\":{},\"out\":{}}"));
        var runner = runner(v -> AGREED);
        assertThrows(TestAbortedException.class, () -> runner.run("transit", vector));
        assertTrue(runner.summary().contains("skipped, not built yet"), runner.summary());
    }

    @Test
    void aFileOfAnotherSchemaFails() {
        assertBadFile("{\"schema\":\"wormhole-vectors/2/spake2\",\"cases\":[" + CASE + "]}");
        assertBadFile("{\"cases\":[" + CASE + "]}");
    }

    @Test
    void aFileThatTestsNothingOrTheSameTwiceFails() {
        assertBadFile("{\"schema\":\"wormhole-vectors/1/spake2\",\"cases\":[]}");
        assertBadFile("{\"schema\":\"wormhole-vectors/1/spake2\",\"cases\":[" + CASE + "," + CASE + "]}");
    }

    @Test
    void aCaseThatExpectsNothingOrBothFails() {
        assertThrows(IllegalArgumentException.class, () -> vector("\"note\":\"x\""));
        assertThrows(IllegalArgumentException.class, () -> vector("\"out\":{},\"error\":\"E\""));
    }

    @Test
    void aDifferenceIsShownWithItsPlace() {
        var places = JsonDifference.between(
                json("{\"a\":[1,{\"b\":\"x\"}],\"c\":null,\"n\":1.0}"),
                json("{\"a\":[1,{\"b\":\"y\"}],\"d\":0,\"n\":1}"));
        assertTrue(
                String.join("|", places)
                        .matches(
                                "out\\.a\\[1]\\.b: expected \"x\" but was \"y\"\\|out\\.c: missing.*\\|out\\.d: not expected.*"),
                places::toString);
    }

    private static final String CASE = "{\"id\":\"a\",\"op\":\"o\",\"in\":{},\"out\":{}}";

    private static void assertBadFile(String text) {
        assertThrows(IllegalArgumentException.class, () -> VectorFile.of("x.json", json(text)));
    }

    private static void assertPassing(String expectation, Verdict... passing) {
        var expected = new Expectation(vector(expectation));
        for (var verdict : ALL) {
            if (List.of(passing).contains(verdict)) {
                assertDoesNotThrow(() -> expected.check(verdict));
            } else {
                assertThrows(
                        AssertionFailedError.class, () -> expected.check(verdict), () -> "let through: " + verdict);
            }
        }
    }

    private static VectorRunner runner(Operation operation) {
        return new VectorRunner(List.of(new Operation.Family() {
            @Override
            public String schema() {
                return "spake2";
            }

            @Override
            public Map<String, Operation> operations() {
                return Map.of("known", operation);
            }
        }));
    }

    private static VectorCase vector(String expectation) {
        return new VectorCase("x.json", json("{\"id\":\"a\",\"op\":\"known\",\"in\":{}," + expectation + "}"));
    }

    private static JsonObject json(String text) {
        try (var reader = READERS.createReader(new StringReader(text))) {
            JsonValue value = reader.readValue();
            return value.asJsonObject();
        }
    }
}
