package wormhole.conformance.vectors;

import jakarta.json.JsonValue;

/**
 * What came of a case. A refusal is a typed error that an application, user or peer would see as such; any exception that
 * an operation lets through is a crash, and fails the case even where an error was expected.
 */
sealed interface Verdict {
    /** A result in the shape of {@code out}, still to be compared. */
    record Produced(JsonValue value) implements Verdict {}

    /** The operation has compared its result with {@code out} itself, because the two have different shapes. */
    record Agreed() implements Verdict {}

    /** The input was refused. The text is compared only where the case has an {@code error_text}. */
    record Refused(String text) implements Verdict {}

    /** The input was skipped. */
    record Ignored(String why) implements Verdict {}

    /** A result that departs from {@code out} on purpose: how, for the reader. Allowed where the case may differ. */
    record Departed(String how) implements Verdict {}
}
