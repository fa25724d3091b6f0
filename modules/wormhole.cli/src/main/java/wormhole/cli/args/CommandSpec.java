package wormhole.cli.args;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a command is called and takes.
 *
 * @param name its name; two words for one of a group, whose own name is the first of them
 * @param aliases other names
 * @param operands how the help shows the operands, such as {@code [CODE]}; empty if there are none
 * @param options in the order of the help
 * @param summary one line
 */
public record CommandSpec(String name, List<String> aliases, String operands, List<Option> options, String summary) {
    /**
     * Every name of it.
     *
     * @return its own, then the aliases
     */
    public List<String> names() {
        return Stream.concat(Stream.of(name), aliases.stream()).toList();
    }

    /**
     * Whether the help shows it.
     *
     * @return false for what is for nobody but the build
     */
    public boolean isShown() {
        return !summary.isEmpty();
    }

    /**
     * Whether it is one of those that a first word stands for.
     *
     * @param group the command that is the first word
     * @return whether it is part of that
     */
    public boolean isPartOf(CommandSpec group) {
        return name.startsWith(group.name() + " ");
    }

    /**
     * Whether one word names it.
     *
     * @return false for a part of a group
     */
    public boolean isFirstWord() {
        return name.indexOf(' ') < 0;
    }

    boolean isCalled(String word) {
        return name.equals(word) || aliases.contains(word);
    }
}
