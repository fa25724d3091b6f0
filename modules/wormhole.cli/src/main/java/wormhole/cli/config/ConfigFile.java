package wormhole.cli.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wormhole.cli.args.Option;
import wormhole.cli.args.Settings;
import wormhole.cli.args.Truth;
import wormhole.cli.failure.UsageException;

/**
 * Lines of {@code name = value}, named like the long options without their hyphens; empty lines, and those that begin with
 * {@code #}, say nothing. Everything must be understood: what is misspelt would otherwise look as if it were in force.
 */
final class ConfigFile implements Settings {
    /** What changes with every exchange, or is secret; better said than "no such option". */
    private static final Set<String> NEVER = Set.of("code", "text", "code-file", "code-fd");

    private final String shown;
    private final List<Option> allowed;
    private final Map<String, Line> lines = new HashMap<>();

    private record Line(int number, String value) {}

    private ConfigFile(String shown, List<Option> allowed) {
        this.shown = shown;
        this.allowed = allowed;
    }

    /**
     * Reads a file.
     *
     * @param shown its path, fit for a terminal
     * @param text what it holds
     * @param allowed what may be set in it
     * @throws UsageException a line cannot be understood
     */
    static ConfigFile of(String shown, String text, List<Option> allowed) throws UsageException {
        var file = new ConfigFile(shown, allowed);
        var number = 0;
        for (var line : text.split("\n", -1)) {
            file.read(++number, line.strip());
        }
        return file;
    }

    private void read(int number, String line) throws UsageException {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        var equals = line.indexOf('=');
        if (equals < 0) {
            throw at(number, "a setting is written NAME = VALUE");
        }
        var option = option(number, line.substring(0, equals).strip());
        var value = line.substring(equals + 1).strip();
        if (option.takesValue() ? value.isEmpty() : Truth.of(value).isEmpty()) {
            throw at(number, bare(option) + (option.takesValue() ? " needs a value" : " must be yes or no"));
        }
        var before = lines.getOrDefault(option.opposite(), lines.get(option.name()));
        if (before != null) {
            throw at(number, bare(option) + " is set already, in line " + before.number());
        }
        lines.put(option.name(), new Line(number, value));
    }

    private Option option(int number, String name) throws UsageException {
        if (NEVER.contains(name)) {
            throw at(number, name + " cannot be set in a file: it belongs to one exchange, and may be secret");
        }
        for (var option : allowed) {
            if (bare(option).equals(name)) {
                return option;
            }
        }
        var quotable = name.matches("[a-z][a-z-]{0,30}");
        throw at(number, "there is no setting " + (quotable ? "called " + name : "of that name"));
    }

    private static String bare(Option option) {
        return option.name().substring("--".length());
    }

    private UsageException at(int number, String what) {
        return new UsageException(shown + ", line " + number + ": " + what);
    }

    /** Says nothing any more about an option. */
    void forget(Option option) {
        lines.remove(option.name());
    }

    @Override
    public Optional<String> value(String option) {
        return Optional.ofNullable(lines.get(option)).map(Line::value);
    }

    @Override
    public String source(String option) {
        return lines.containsKey(option)
                ? shown + ", line " + lines.get(option).number() + ": " + option.substring("--".length())
                : option;
    }
}
