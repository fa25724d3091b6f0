package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Judgements counted by operation. */
final class Tally {
    private static final String ROW = "%-22s %7s %7s %10s %7s %12s %6s %8s%n";

    private final Map<String, Map<Judgement.Status, Integer>> operations = new TreeMap<>();

    void count(String operation, Judgement judgement) {
        operations
                .computeIfAbsent(operation, op -> new EnumMap<>(Judgement.Status.class))
                .merge(judgement.status(), 1, Integer::sum);
    }

    boolean isFine() {
        return operations.values().stream()
                .flatMap(counts -> counts.keySet().stream())
                .allMatch(Judgement.Status::isFine);
    }

    /** A table: a line for each operation, and the sum. */
    String table() {
        var table = new StringBuilder(String.format(
                ROW, "operation", "cases", "agree", "(latitude)", "differ", "unsupported", "crash", "timeout"));
        operations.forEach((operation, counts) -> table.append(row(operation, counts)));
        return table.append(row("all", sum())).toString();
    }

    private Map<Judgement.Status, Integer> sum() {
        var sum = new EnumMap<Judgement.Status, Integer>(Judgement.Status.class);
        operations.values().forEach(counts -> counts.forEach((status, n) -> sum.merge(status, n, Integer::sum)));
        return sum;
    }

    // What latitude allows is agreement too.
    private static String row(String operation, Map<Judgement.Status, Integer> counts) {
        return String.format(
                ROW,
                operation,
                cases(counts),
                of(counts, Judgement.Status.AGREE) + of(counts, Judgement.Status.LATITUDE),
                "(" + of(counts, Judgement.Status.LATITUDE) + ")",
                of(counts, Judgement.Status.DIFFER),
                of(counts, Judgement.Status.UNSUPPORTED),
                of(counts, Judgement.Status.CRASH),
                of(counts, Judgement.Status.TIMEOUT));
    }

    JsonObject json() {
        var all = Json.createObjectBuilder();
        operations.forEach((operation, counts) -> {
            var row = Json.createObjectBuilder()
                    .add("cases", cases(counts))
                    .add("agree", of(counts, Judgement.Status.AGREE) + of(counts, Judgement.Status.LATITUDE))
                    .add("by_latitude", of(counts, Judgement.Status.LATITUDE))
                    .add("differ", of(counts, Judgement.Status.DIFFER))
                    .add("unsupported", of(counts, Judgement.Status.UNSUPPORTED))
                    .add("crash", of(counts, Judgement.Status.CRASH))
                    .add("timeout", of(counts, Judgement.Status.TIMEOUT));
            all.add(operation, row);
        });
        return all.build();
    }

    private static int cases(Map<Judgement.Status, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int of(Map<Judgement.Status, Integer> counts, Judgement.Status status) {
        return counts.getOrDefault(status, 0);
    }
}
