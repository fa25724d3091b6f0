package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts the cases of vector files to testees, and says where they agree; see {@code conformance-tests/README.md}. */
final class Suite {
    private static final int FINE = 0;
    private static final int NOT_FINE = 1;
    private static final int USAGE = 2;

    private final PrintStream out;
    private final List<VectorCase> cases;

    Suite(List<VectorCase> cases, PrintStream out) {
        this.cases = cases;
        this.out = out;
    }

    public static void main(String... arguments) {
        System.exit(run(new PrintStream(System.out, true, StandardCharsets.UTF_8), arguments));
    }

    /** Does what the arguments say; gives the exit code. */
    static int run(PrintStream out, String... arguments) {
        try {
            var asked = SuiteArguments.of(arguments);
            return new Suite(cases(asked, out), out).run(asked) ? FINE : NOT_FINE;
        } catch (IllegalArgumentException | IOException | UncheckedIOException | jakarta.json.JsonException e) {
            out.println("suite: " + e.getMessage());
            out.println(SuiteArguments.USAGE);
            return USAGE;
        }
    }

    private static List<VectorCase> cases(SuiteArguments asked, PrintStream out) throws IOException {
        var files = new ArrayList<VectorFile>();
        for (var directory : asked.vectors()) {
            files.addAll(VectorFile.allIn(directory));
        }
        if (asked.vectors().isEmpty()) {
            files.addAll(VectorFile.allOfTheSuite(ownVectors()));
        }
        files.forEach(file -> file.oddities().forEach(oddity -> out.println("note: " + oddity)));
        var cases = files.stream()
                .flatMap(file -> file.cases().stream())
                .filter(one ->
                        asked.operations().isEmpty() || asked.operations().contains(one.op()))
                .toList();
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("no case has an operation of " + asked.operations());
        }
        return cases;
    }

    private static Path ownVectors() {
        return Path.of(System.getProperty("wormhole.suite", "conformance-tests"), "vectors");
    }

    private boolean run(SuiteArguments asked) throws IOException {
        var runs = new ArrayList<SuiteRun>();
        for (var testee : testees(asked)) {
            try (testee) {
                runs.add(ask(testee));
            }
        }
        var report = Json.createObjectBuilder().add("testees", array(runs, SuiteRun::json));
        var fine = runs.stream().allMatch(one -> one.tally().isFine());
        if (runs.size() > 1) {
            var pairs = pairs(runs);
            report.add("pairs", array(pairs, SuiteRun::json));
            fine &= pairs.stream().allMatch(one -> one.tally().isFine());
        }
        if (asked.report().isPresent()) {
            Files.writeString(asked.report().get(), report.build() + "\n");
        }
        return fine;
    }

    private static List<TesteeProcess> testees(SuiteArguments asked) {
        return asked.testees().isEmpty()
                ? List.of(TesteeProcess.java(asked.patience()))
                : asked.testees().stream()
                        .map(command -> TesteeProcess.ofCommandLine(command, asked.patience()))
                        .toList();
    }

    private SuiteRun ask(TesteeProcess testee) {
        var who = testee.describe();
        out.println("testee " + testee.name()
                + (who.problem().isEmpty()
                        ? ": " + who.name() + " " + who.version() + ", " + who.language()
                        : ": " + who.problem()));
        var run = new SuiteRun(testee.name(), who);
        for (var vector : cases) {
            var answer = testee.ask(Request.of(vector));
            run.add(vector, answer, new Expectation(vector).judge(answer), out);
        }
        out.println(run.tally().table());
        return run;
    }

    /** Each two of them, case by case: what either may do by the case's latitude is no difference. */
    private List<SuiteRun> pairs(List<SuiteRun> runs) {
        var pairs = new ArrayList<SuiteRun>();
        for (var a = 0; a < runs.size(); a++) {
            for (var b = a + 1; b < runs.size(); b++) {
                pairs.add(pair(runs.get(a), runs.get(b)));
            }
        }
        return pairs;
    }

    private SuiteRun pair(SuiteRun first, SuiteRun second) {
        out.println(first.name() + " compared with " + second.name());
        var pair = new SuiteRun(first.name() + " / " + second.name(), first.who());
        for (var i = 0; i < cases.size(); i++) {
            var one = cases.get(i);
            pair.add(one, second.answers().get(i), between(one, first, second, i), out);
        }
        out.println(pair.tally().table());
        return pair;
    }

    private static Judgement between(VectorCase vector, SuiteRun first, SuiteRun second, int i) {
        for (var run : List.of(first, second)) {
            var judged = run.judgements().get(i);
            if (judged.status() != Judgement.Status.AGREE && judged.status() != Judgement.Status.DIFFER) {
                return new Judgement(judged.status(), run.name() + ": " + judged.detail());
            }
        }
        if (first.judgements().get(i).equals(second.judgements().get(i))
                && first.judgements().get(i).status() == Judgement.Status.AGREE) {
            return Judgement.agree();
        }
        return Expectation.between(
                vector, first.answers().get(i), second.answers().get(i));
    }

    private static JsonArrayBuilder array(List<SuiteRun> runs, Function<SuiteRun, JsonObject> json) {
        var array = Json.createArrayBuilder();
        runs.forEach(run -> array.add(json.apply(run)));
        return array;
    }
}
