package wormhole.conformance.vectors;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the operation of a case, runs it and judges what came of it, and counts. */
final class VectorRunner {
    private final Map<String, Operation.Family> families;
    private final Map<String, Map<String, Integer>> tally = new TreeMap<>();

    VectorRunner(List<Operation.Family> families) {
        this.families = families.stream().collect(Collectors.toMap(Operation.Family::schema, Function.identity()));
    }

    /** Fails or is skipped, with the reason, or passes. */
    void run(String schema, VectorCase vector) {
        var later = LaterIssues.reasonFor(schema, vector.op());
        if (later.isPresent()) {
            count(vector, "skipped, " + later.get());
            abort(vector.displayName() + " skipped: " + later.get());
        }
        count(vector, "run");
        judge(schema, vector);
        count(vector, "passed");
    }

    /** One line for each file. */
    String summary() {
        return tally.entrySet().stream()
                .map(file -> "vectors " + file.getKey() + ": " + file.getValue())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private void judge(String schema, VectorCase vector) {
        var operation = find(schema, vector.op());
        if (operation.isEmpty()) {
            fail(vector.displayName() + ": no operation '" + vector.op() + "' is known for schema '" + schema + "'");
            return;
        }
        try {
            new Expectation(vector).check(operation.get().run(vector));
        } catch (Exception e) {
            fail(
                    vector.displayName() + " (" + vector.op() + ") crashed instead of giving a result or refusing: "
                            + e,
                    e);
        }
    }

    private Optional<Operation> find(String schema, String op) {
        return Optional.ofNullable(families.get(schema))
                .map(family -> family.operations().get(op));
    }

    private synchronized void count(VectorCase vector, String what) {
        tally.computeIfAbsent(vector.file(), file -> new TreeMap<>()).merge(what, 1, Integer::sum);
    }
}
