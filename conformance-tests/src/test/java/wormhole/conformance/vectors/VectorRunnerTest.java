package wormhole.conformance.vectors;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
    private static final Answer ONE = new Answer.Result(json("{\"x\":1}"));
    private static final Answer TWO = new Answer.Result(json("{\"x\":2}"));
    private static final Answer REFUSED = new Answer.Refused("E", "no");
    private static final Answer IGNORED = new Answer.Ignored("why");
    private static final Answer DEPARTED = new Answer.Departed("how");
    private static final Answer UNSUPPORTED = new Answer.Unsupported("why");
    private static final Answer CRASHED = new Answer.Crashed("how");
    private static final Answer LATE = new Answer.TimedOut("when");
    private static final List<Answer> ALL = List.of(ONE, TWO, REFUSED, IGNORED, DEPARTED, UNSUPPORTED, CRASHED, LATE);

    @Test
    void onlyTheSameResultPasses() {
        assertPassing("\"out\":{\"x\":1}", ONE);
    }

    @Test
    void aResultThatMayBeRejectedPassesEitherWay() {
        assertPassing("\"out\":{\"x\":1},\"latitude\":\"may-reject\"", ONE, REFUSED);
    }

    @Test
    void aResultThatMayDifferPassesWhenTheOperationSaysHow() {
        assertPassing("\"out\":{\"x\":1},\"latitude\":\"may-differ\"", ONE, DEPARTED);
    }

    @Test
    void ofStepsTheFirstThatDiffersIsJudgedByTheLatitude() {
        var sends = "[{\"tx\":1}]";
        var refuses = "[{\"raise\":\"E\"}]";
        assertSteps("may-reject", sends, refuses, true);
        assertSteps("may-reject", sends, "[{\"tx\":2}]", false);
        assertSteps("may-ignore", sends, "[]", true);
        assertSteps("may-ignore", sends, refuses, false);
        assertSteps("may-accept", refuses, sends, true);
        assertSteps("may-accept", sends, "[{\"tx\":2}]", false);
        assertSteps("may-differ", sends, "[{\"tx\":2}]", true);
        assertSteps("may-differ", sends, sends + "," + sends, false);
    }

    @Test
    void whoHasRefusedOnlyLeaves() {
        var sends = "[{\"tx\":{\"type\":\"add\"}}]";
        var refuses = "[{\"raise\":\"E\"}]";
        var leaves = "[{\"tx\":{\"type\":\"close\"}},{\"ws\":\"close\"},{\"event\":\"closed\",\"value\":\"E\"}]";
        assertSteps("may-reject", sends + "," + sends, refuses + "," + leaves, true);
        assertSteps("may-reject", sends + "," + sends, refuses + "," + sends, false);
        for (var event : List.of("\"closed\",\"value\":\"happy\"", "\"message\",\"value\":\"00\"")) {
            assertSteps("may-reject", sends + "," + sends, refuses + ",[{\"event\":" + event + "}]", false);
        }
    }

    @Test
    void whereBothGoOnAlikeWhatFollowsIsTheSame() {
        var told = "[{\"event\":\"welcome\"}]";
        var closed = "[{\"event\":\"closed\",\"value\":\"happy\"}]";
        var failed = "[{\"event\":\"closed\",\"value\":\"E\"}]";
        assertSteps("may-ignore", told + "," + closed, "[]," + closed, true);
        assertSteps("may-ignore", told + "," + closed, "[]," + failed, false);
        assertSteps("may-differ", told + "," + closed, "[]," + failed, false);
    }

    @Test
    void whereOnlyOneEndsWhatFollowsIsAnotherStory() {
        var closed = "[{\"event\":\"closed\",\"value\":\"happy\"}]";
        for (var ends : List.of("{\"ws\":\"close\"}", "{\"tx\":{\"type\":\"close\"}}", "{\"event\":\"message\"}")) {
            assertSteps("may-ignore", "[" + ends + "]," + closed, "[],[]", true);
        }
    }

    @Test
    void aDifferenceBeforeTheStepThatMayDifferFails() {
        assertSteps("may-reject", "[{\"tx\":0}],[{\"tx\":1}]", "[{\"tx\":9}],[{\"raise\":\"E\"}]", false);
    }

    @Test
    void stepsOfConnectionsAreJudgedToo() {
        assertSteps("may-differ", "{\"a\":{\"tx\":1}}", "{\"raise\":\"E\"}", true);
        assertSteps("may-reject", "{\"a\":{\"tx\":1}}", "{\"raise\":\"E\"}", true);
        assertSteps("may-reject", "{\"a\":{\"tx\":1}}", "{}", false);
        assertSteps("may-ignore", "{\"a\":{\"tx\":1}}", "{}", true);
    }

    @Test
    void whatIsLeftBehindTheEndOfAPipeDoesNotCount() {
        var ended = json("{\"records\":[],\"closed\":true,\"left\":\"00\",\"why\":\"a\"}");
        var other = json("{\"records\":[],\"closed\":true,\"left\":\"\",\"why\":\"b\"}");
        var alive = json("{\"records\":[],\"closed\":false,\"left\":\"\",\"why\":\"\"}");
        assertEquals(List.of(), ResultComparison.between("record_decode", ended, other));
        assertEquals(2, ResultComparison.between("record_decode", ended, alive).size());
    }

    private static void assertSteps(String latitude, String expected, String given, boolean passes) {
        var vector = vector("\"out\":{\"steps\":[" + expected + "]},\"latitude\":\"" + latitude + "\"");
        var answer = new Answer.Result(json("{\"steps\":[" + given + "]}"));
        assertEquals(passes, new Expectation(vector).judge(answer).status().isFine(), latitude + " " + given);
    }

    @Test
    void onlyARefusalPassesWhereAnErrorIsExpected() {
        assertPassing("\"error\":\"ValueError\"", REFUSED);
        assertPassing("\"error\":\"ValueError\",\"latitude\":\"may-reject\"", REFUSED);
    }

    @Test
    void anErrorThatMayBeAcceptedOrIgnoredPassesEitherWay() {
        assertPassing("\"error\":\"ValueError\",\"latitude\":\"may-accept\"", REFUSED, ONE, TWO);
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
        assertThrows(IllegalArgumentException.class, () -> new Expectation(vector).judge(REFUSED));
    }

    @Test
    void aCrashFailsEvenWhereAnErrorIsExpected() {
        var vector = vector("\"error\":\"ValueError\"");
        assertThrows(
                AssertionFailedError.class,
                () -> runner(v -> {
                            throw new IllegalStateException("crash");
                        })
                        .run(vector));
    }

    @Test
    void anUnknownOperationFails() {
        var vector = vector("\"out\":{\"x\":1}");
        var runner = runner(v -> ONE);
        assertDoesNotThrow(() -> runner.run(vector));
        var unknown = new VectorCase("x.json", json("{\"id\":\"a\",\"op\":\"unknown\",\"in\":{},\"out\":{}}"));
        assertThrows(AssertionFailedError.class, () -> runner.run(unknown));
    }

    @Test
    void anOperationOfALaterIssueIsSkippedAndNeverPassed() {
        var vector = new VectorCase("dilation.json", json("{\"id\":\"a\",\"op\":\"manager\",\"in\":{},\"out\":{}}"));
        var runner = runner(v -> ONE);
        assertThrows(TestAbortedException.class, () -> runner.run(vector));
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

    private static void assertPassing(String expectation, Answer... passing) {
        var expected = new Expectation(vector(expectation));
        for (var answer : ALL) {
            var status = expected.judge(answer).status();
            assertEquals(
                    List.of(passing).contains(answer),
                    status == Judgement.Status.AGREE || status == Judgement.Status.LATITUDE,
                    answer + " is " + status);
        }
    }

    private static VectorRunner runner(Operation operation) {
        return new VectorRunner(new JavaTestee(List.of(new Operation.Family() {
            @Override
            public String schema() {
                return "spake2";
            }

            @Override
            public Map<String, Operation> operations() {
                return Map.of("known", operation);
            }
        })));
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
