package wormhole.cli.completion;

import java.util.LinkedHashSet;
import java.util.List;
import wormhole.cli.args.CommandSpec;
import wormhole.cli.args.Operand;
import wormhole.cli.args.Option;

/** For bash, 3.2 or later; needs nothing but bash. */
public final class BashScript {
    private static final String HEAD = """
            # bash completion for wormhole. To use it now: source <(wormhole completion bash)
            # To keep it: wormhole completion bash > ~/.local/share/bash-completion/completions/wormhole

            # Bash completes paths best by itself, if it can be told to.
            _wormhole_paths() {
                compopt -o default 2>/dev/null && return
                local path
                while IFS= read -r path; do
                    COMPREPLY+=("$path")
                done < <(compgen -f -- "$1")
            }

            _wormhole_words() {
                local word
                while IFS= read -r word; do
                    COMPREPLY+=("$word")
                done < <(compgen -W "$1" -- "$2")
            }

            _wormhole() {
                local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= i
                COMPREPLY=()
                # In --name=value the sign is a word of its own.
                if [[ $current == = ]]; then
                    current=
                elif [[ $previous == = ]]; then
                    previous=${COMP_WORDS[COMP_CWORD-2]}
                fi
                for ((i = 1; i < COMP_CWORD; i++)); do
                    case ${COMP_WORDS[i]} in
            """;

    private final Program program;
    private final StringBuilder script = new StringBuilder(HEAD);

    private BashScript(Program program) {
        this.program = program;
    }

    /**
     * Writes the script.
     *
     * @param program what is completed
     * @return lines
     */
    public static String of(Program program) {
        return new BashScript(program).write();
    }

    private String write() {
        findCommand();
        completeValues();
        completeOptions();
        completeOperands();
        return script.append("}\n\ncomplete -F _wormhole wormhole").toString();
    }

    private void findCommand() {
        var withValue = new LinkedHashSet<String>();
        addWithValue(withValue, program.global());
        program.commands().forEach(command -> addWithValue(withValue, program.optionsOf(command)));
        line(3, String.join("|", withValue) + ")");
        line(4, "[[ ${COMP_WORDS[i+1]} == = ]] && ((i++))");
        line(4, "((i++)) ;;");
        program.commands().forEach(command -> line(3, pattern(command) + ") command=" + command.name() + "; break ;;"));
        line(2, "esac");
        line(1, "done");
    }

    private static void addWithValue(LinkedHashSet<String> found, List<Option> options) {
        options.stream().filter(Option::takesValue).forEach(option -> found.addAll(option.spellings()));
    }

    private static String pattern(CommandSpec command) {
        return String.join("|", command.names());
    }

    private void completeValues() {
        line(1, "case $command:$previous in");
        program.global().stream().filter(Option::takesValue).forEach(option -> value("*", option));
        program.commands()
                .forEach(command -> program.optionsOf(command).stream()
                        .filter(Option::takesValue)
                        .forEach(option -> value(command.name(), option)));
        line(1, "esac");
    }

    private void value(String command, Option option) {
        var patterns = option.spellings().stream()
                .map(spelling -> command + ":" + spelling)
                .toList();
        var action = action(option.value());
        line(2, String.join("|", patterns) + ") " + (action.isEmpty() ? "" : action + "; ") + "return ;;");
    }

    private String action(Operand operand) {
        if (operand.isPath()) {
            return "_wormhole_paths \"$current\"";
        }
        var words = operand.isCommand() ? program.commandNames() : String.join(" ", operand.words());
        return words.isEmpty() ? "" : "_wormhole_words '" + words + "' \"$current\"";
    }

    private void completeOptions() {
        line(1, "if [[ $current == -* ]]; then");
        line(2, "case $command in");
        options("''", program.global());
        program.commands().forEach(command -> options(command.name(), program.allOptionsOf(command)));
        line(2, "esac");
        line(2, "return");
        line(1, "fi");
    }

    private void options(String command, List<Option> options) {
        line(3, command + ") _wormhole_words '" + Program.spellings(options, " ") + "' \"$current\" ;;");
    }

    private void completeOperands() {
        line(1, "case $command in");
        line(2, "'') _wormhole_words '" + program.commandNames() + "' \"$current\" ;;");
        for (var command : program.commands()) {
            var action = action(Operand.of(command.operands()));
            if (!action.isEmpty()) {
                line(2, command.name() + ") " + action + " ;;");
            }
        }
        line(1, "esac");
    }

    private void line(int depth, String text) {
        script.append("    ".repeat(depth)).append(text).append('\n');
    }
}
