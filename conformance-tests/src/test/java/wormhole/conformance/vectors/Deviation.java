package wormhole.conformance.vectors;

import jakarta.json.JsonObject;
import java.util.function.Predicate;

/**
 * A difference from the reference that was chosen: the generated inputs of a property may show it.
 *
 * @param line words of its line in {@code docs/deviations.md}
 * @param shows whether an input may show it
 * @param refusing whether ours then refuses what the reference accepts; otherwise the result may be another
 */
record Deviation(String line, Predicate<JsonObject> shows, boolean refusing) {
    static final Deviation PHASE_NUMBER = new Deviation(
            "a phase is a number in any spelling", in -> in.toString().contains("\"phase\":\"01\""), false);

    static final Deviation ASCII_NAMEPLATE = new Deviation(
            "a nameplate is digits of any script, and a line feed may follow",
            in -> !nameplateOf(in).matches("[0-9]*"),
            true);

    static final Deviation CODE_LENGTH = new Deviation(
            "a code has any length",
            in -> in.values().stream().anyMatch(value -> value.toString().length() > 1024),
            true);

    static final Deviation NAMEPLATE_LENGTH = new Deviation(
            "ASCII digits, 1,024 at most",
            in -> in.values().stream().anyMatch(value -> value.toString().length() > 1024),
            true);

    static final Deviation LAX_ELEMENT = new Deviation(
            "reading a SPAKE2 element is lax", in -> in.containsKey("inbound") || in.containsKey("body"), true);

    private static String nameplateOf(JsonObject in) {
        for (var member : new String[] {"nameplate", "code", "text"}) {
            if (in.containsKey(member)) {
                return in.getString(member).replaceFirst("(?s)-.*", "");
            }
        }
        return "";
    }
}
