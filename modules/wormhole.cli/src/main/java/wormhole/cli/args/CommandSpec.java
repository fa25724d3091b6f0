package wormhole.cli.args;

import java.util.List;

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
    /** Whether it is one of those that a first word stands for. */
    boolean isPartOf(CommandSpec group) {
        return name.startsWith(group.name() + " ");
    }

    boolean isCalled(String word) {
        return name.equals(word) || aliases.contains(word);
    }
}
