package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a testee says to a request; on the wire a line of JSON. A refusal is an error that an application, user or peer would
 * see as such; a bug of the testee or of what it drives is a crash, and fails the case even where an error was expected.
 */
sealed interface Answer {
    /** A result in the shape of {@code out}, still to be compared. */
    record Result(JsonValue out) implements Answer {}

    /**
     * The input was refused.
     *
     * @param error the name of the error: information
     * @param text compared only where the case has an {@code error_text}
     */
    record Refused(String error, String text) implements Answer {
        static Refused because(Exception e) {
            return showing(e, Optional.ofNullable(e.getMessage()).orElse(""));
        }

        static Refused showing(Exception e, String text) {
            return new Refused(e.getClass().getSimpleName(), text);
        }
    }

    /** The input was skipped. */
    record Ignored(String why) implements Answer {}

    /** A result that departs from {@code out} on purpose: how, for the reader. Allowed where the case may differ. */
    record Departed(String how) implements Answer {}

    /** The implementation cannot be asked this. */
    record Unsupported(String why) implements Answer {}

    /** Something broke, in the testee or in what it drives; the process may be gone. */
    record Crashed(String what) implements Answer {}

    /** No answer in time. */
    record TimedOut(String after) implements Answer {}

    /** The members by which an answer says what it is; one of them is there. */
    Set<String> KINDS = Set.of("out", "error", "ignored", "departed", "unsupported", "crash");

    /**
     * Reads an answer, strictly.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Answer of(JsonObject line) {
        var kinds = new ArrayList<>(KINDS);
        kinds.retainAll(line.keySet());
        check(kinds.size() == 1, "an answer has one of " + KINDS + ", this one " + line.keySet());
        var kind = kinds.get(0);
        var others = new ArrayList<>(line.keySet());
        others.removeAll(kind.equals("error") ? List.of("id", "error", "error_text") : List.of("id", kind));
        check(others.isEmpty(), "unknown members " + others + " in an answer");
        return switch (kind) {
            case "out" -> new Result(line.get("out"));
            case "error" ->
                new Refused(text(line, "error"), line.containsKey("error_text") ? text(line, "error_text") : "");
            case "ignored" -> new Ignored(text(line, kind));
            case "departed" -> new Departed(text(line, kind));
            case "unsupported" -> new Unsupported(text(line, kind));
            default -> new Crashed(text(line, kind));
        };
    }

    private static String text(JsonObject line, String member) {
        check(line.get(member) instanceof JsonString, member + " of an answer is no text");
        return line.getString(member);
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The line of this answer. */
    default JsonObject json(JsonValue id) {
        var line = Json.createObjectBuilder().add("id", id);
        if (this instanceof Result result) {
            line.add("out", result.out());
        } else if (this instanceof Refused refused) {
            line.add("error", refused.error()).add("error_text", refused.text());
        } else if (this instanceof Ignored ignored) {
            line.add("ignored", ignored.why());
        } else if (this instanceof Departed departed) {
            line.add("departed", departed.how());
        } else if (this instanceof Unsupported unsupported) {
            line.add("unsupported", unsupported.why());
        } else if (this instanceof Crashed crashed) {
            line.add("crash", crashed.what());
        } else if (this instanceof TimedOut timedOut) {
            line.add("crash", timedOut.after());
        }
        return line.build();
    }
}
