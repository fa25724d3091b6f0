package wormhole.conformance.load;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is measured, and for how long. */
record Settings(Map<String, String> values) {
    /**
     * Reads them: {@code --image DIRECTORY}, the run-time image whose {@code serve} is measured; {@code --flags TEXT}, the
     * flags of a JVM that is measured instead; {@code --reference DIRECTORY} with its {@code twist}; {@code --only memory},
     * {@code file} or {@code idle}; {@code --warm SECONDS}; {@code --seconds SECONDS} for each line.
     */
    static Settings of(String... arguments) {
        var values = new TreeMap<String, String>();
        for (var i = 0; i + 1 < arguments.length; i += 2) {
            if (!List.of("--image", "--flags", "--reference", "--only", "--warm", "--seconds")
                    .contains(arguments[i])) {
                throw new IllegalArgumentException("unknown: " + arguments[i]);
            }
            values.put(arguments[i], arguments[i + 1]);
        }
        return new Settings(values);
    }

    Path image() {
        return Path.of(value("--image", ""));
    }

    String flags() {
        return value("--flags", "");
    }

    boolean hasReference() {
        return values.containsKey("--reference");
    }

    Path twist() {
        return Path.of(value("--reference", ""), "twist");
    }

    boolean measures(String part) {
        return value("--only", part).equals(part);
    }

    double warm() {
        return Double.parseDouble(value("--warm", "40"));
    }

    double seconds() {
        return Double.parseDouble(value("--seconds", "5"));
    }

    String shown() {
        return String.format(
                "java %s, %d processors; ours is %s; each server first works for %.0f + %.0f s, each line for %.2f s unmeasured"
                        + " and %.0f s measured",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                flags().isEmpty() ? "the image's serve" : "java " + flags(),
                warm(),
                warm() / 4,
                seconds() / 4,
                seconds());
    }

    private String value(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }
}
