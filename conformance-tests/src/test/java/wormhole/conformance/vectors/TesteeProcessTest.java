package wormhole.conformance.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a testee does, the run goes on and says what it did. The testees here are shell scripts. */
@Timeout(300)
final class TesteeProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);

    /** Loops over the requests; {@code $id} and {@code $op} are what the request says. */
    private static final String EACH_REQUEST = """
            while IFS= read -r line; do
                id=${line#*\\"id\\": }
                id=${id%%%%,*}
                op=${line#*\\"op\\": \\"}
                op=${op%%%%\\"*}
                %s
            done
            """;

    private static final String GOOD = "echo \"{\\\"id\\\": $id, \\\"out\\\": {\\\"x\\\": 1}}\"";

    @TempDir
    Path directory;

    @Test
    void anAnswerIsTaken() {
        assertEquals(new Answer.Result(Json.createObjectBuilder().add("x", 1).build()), onlyAnswer(GOOD, PATIENCE));
    }

    @Test
    void aCrashIsAnAnswerWithItsExitCodeAndLastWords() {
        var crash = assertInstanceOf(Answer.Crashed.class, onlyAnswer("echo help >&2; exit 3", PATIENCE));
        assertTrue(crash.what().contains("exit code 3") && crash.what().contains("help"), crash::what);
    }

    @Test
    void aHangIsAnAnswer() {
        assertInstanceOf(Answer.TimedOut.class, onlyAnswer("sleep 60", SHORT));
    }

    @Test
    void aTesteeThatDoesNotReadIsLate() {
        try (var testee = new TesteeProcess(List.of("sleep", "60"), SHORT, SHORT)) {
            var much = Json.createObjectBuilder()
                    .add("much", "x".repeat(4_000_000))
                    .build();
            assertInstanceOf(Answer.TimedOut.class, testee.ask(new Request(JsonValue.NULL, "x", much)));
        }
    }

    @Test
    void anEndlessLineIsCutOff() {
        var crash = assertInstanceOf(Answer.Crashed.class, onlyAnswer("tr '\\0' x </dev/zero", PATIENCE));
        assertTrue(crash.what().contains("a line of more than"), crash::what);
    }

    @Test
    void endlessLinesAreNoAnswers() {
        assertCrash("yes", "no JSON object");
    }

    @Test
    void garbageIsNoAnswer() {
        assertCrash("echo hello", "no JSON object");
        assertCrash("echo []", "no JSON object");
        assertCrash("printf '\\377\\n'", "not UTF-8");
        assertCrash("printf '{\"id\":'; exit 0", "in the middle of a line");
    }

    @Test
    void anAnswerToAnotherRequestIsNoAnswer() {
        assertCrash("echo '{\"id\": \"other\", \"out\": 1}'", "the answer has the id");
        assertCrash("echo '{\"out\": 1}'", "the answer has the id");
    }

    @Test
    void anAnswerOfNoKindOrTwoIsNoAnswer() {
        assertCrash("echo \"{\\\"id\\\": $id}\"", "an answer has one of");
        assertCrash("echo \"{\\\"id\\\": $id, \\\"out\\\": 1, \\\"error\\\": \\\"E\\\"}\"", "an answer has one of");
        assertCrash("echo \"{\\\"id\\\": $id, \\\"out\\\": 1, \\\"extra\\\": 1}\"", "unknown members");
        assertCrash("echo \"{\\\"id\\\": $id, \\\"error\\\": 5}\"", "no text");
    }

    @Test
    void whatComesUnaskedSpoilsTheNextAnswerOnly() {
        try (var testee = testee(GOOD + ";" + GOOD, PATIENCE)) {
            assertInstanceOf(Answer.Result.class, ask(testee));
            assertInstanceOf(Answer.Crashed.class, ask(testee));
            assertInstanceOf(Answer.Result.class, ask(testee));
        }
    }

    @Test
    void muchOnStandardErrorDoesNotBlock() {
        var noisy = "head -c 3000000 /dev/zero | tr '\\0' 'x' >&2; " + GOOD;
        assertInstanceOf(Answer.Result.class, onlyAnswer(noisy, PATIENCE));
    }

    @Test
    void aProgramThatIsNotThereIsACrash() {
        try (var testee = TesteeProcess.ofCommandLine("/no/such/program", PATIENCE)) {
            assertInstanceOf(Answer.Crashed.class, ask(testee));
        }
    }

    @Test
    void afterEveryMishapItIsStartedAgain() throws IOException {
        var script = "case $op in dies) exit 1;; garbles) echo no;; hangs) sleep 600;; *) " + GOOD + ";; esac";
        var outcome = suite(script, "good", "dies", "good2", "garbles", "good3", "hangs", "good4");
        assertEquals(1, outcome.exitCode());
        for (var line : List.of(
                "CRASH x.json/dies",
                "CRASH x.json/garbles",
                "TIMEOUT x.json/hangs",
                "all +7 +4 +\\(0\\) +0 +0 +2 +1")) {
            assertTrue(outcome.output().matches("(?s).*" + line + ".*"), line + " is not in\n" + outcome.output());
        }
        assertTrue(Files.readString(outcome.report()).contains("\"timeout\""));
    }

    @Test
    void theExitCodeTellsAgreementFromDifference() throws IOException {
        assertEquals(0, suite(GOOD, "good").exitCode());
        assertEquals(
                0,
                suite("echo \"{\\\"id\\\": $id, \\\"unsupported\\\": \\\"why\\\"}\"", "good")
                        .exitCode());
        assertEquals(
                1, suite("echo \"{\\\"id\\\": $id, \\\"out\\\": 2}\"", "good").exitCode());
        assertEquals(2, Suite.run(System.out, "--nonsense", "x"));
        assertEquals(
                2,
                Suite.run(System.out, "--vectors", directory.resolve("nowhere").toString()));
    }

    private record Outcome(int exitCode, String output, Path report) {}

    private Outcome suite(String script, String... operations) throws IOException {
        var vectors = Files.createDirectories(directory.resolve("vectors"));
        var cases = Json.createArrayBuilder();
        for (var op : operations) {
            cases.add(Json.createObjectBuilder()
                    .add("id", op)
                    .add("op", op)
                    .add("in", JsonValue.EMPTY_JSON_OBJECT)
                    .add("out", Json.createObjectBuilder().add("x", 1)));
        }
        var file =
                Json.createObjectBuilder().add("schema", "wormhole-vectors/1/x").add("cases", cases);
        Files.writeString(vectors.resolve("x.json"), file.build().toString());
        var testee = Files.writeString(directory.resolve("testee.sh"), EACH_REQUEST.formatted(script));
        var output = new ByteArrayOutputStream();
        var report = directory.resolve("report.json");
        var exitCode = Suite.run(
                new PrintStream(output, true, StandardCharsets.UTF_8),
                "--testee",
                "sh " + testee,
                "--vectors",
                vectors.toString(),
                "--timeout",
                "8",
                "--report",
                report.toString());
        return new Outcome(exitCode, output.toString(StandardCharsets.UTF_8), report);
    }

    private static void assertCrash(String script, String words) {
        var crash = assertInstanceOf(Answer.Crashed.class, onlyAnswer(script, PATIENCE));
        assertTrue(crash.what().contains(words), crash::what);
    }

    private static Answer onlyAnswer(String script, Duration patience) {
        try (var testee = testee(script, patience)) {
            return ask(testee);
        }
    }

    private static Answer ask(Testee testee) {
        return testee.ask(new Request(JsonValue.NULL, "x", JsonValue.EMPTY_JSON_OBJECT));
    }

    private static TesteeProcess testee(String script, Duration patience) {
        return new TesteeProcess(List.of("sh", "-c", EACH_REQUEST.formatted(script)), patience, patience);
    }
}
