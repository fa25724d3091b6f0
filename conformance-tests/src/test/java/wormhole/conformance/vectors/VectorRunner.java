package wormhole.conformance.vectors;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks a testee a case as a test: fails, is skipped, or passes; and counts. */
final class VectorRunner {
    private final Testee testee;
    private final Map<String, Map<String, Integer>> tally = new TreeMap<>();

    VectorRunner(Testee testee) {
        this.testee = testee;
    }

    /** Fails or is skipped, with the reason, or passes. What is unsupported without being announced fails. */
    void run(VectorCase vector) {
        var judgement = new Expectation(vector).judge(testee.ask(Request.of(vector)));
        var what = vector.displayName() + " (" + vector.op() + ") ";
        if (judgement.status() == Judgement.Status.UNSUPPORTED
                && LaterIssues.reasonFor(vector.op()).isPresent()) {
            count(vector, "skipped, " + judgement.detail());
            abort(what + "skipped: " + judgement.detail());
        }
        count(vector, "run");
        if (judgement.status() == Judgement.Status.UNSUPPORTED
                || !judgement.status().isFine()) {
            fail(what + judgement.status() + " " + judgement.detail());
        }
        count(vector, "passed");
    }

    /** One line for each file. */
    String summary() {
        return tally.entrySet().stream()
                .map(file -> "vectors " + file.getKey() + ": " + file.getValue())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private synchronized void count(VectorCase vector, String what) {
        tally.computeIfAbsent(vector.file(), file -> new TreeMap<>()).merge(what, 1, Integer::sum);
    }
}
