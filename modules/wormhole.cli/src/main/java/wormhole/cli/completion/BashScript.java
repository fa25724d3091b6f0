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
                    case "$command ${COMP_WORDS[i]}" in
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
        program.firstWords().forEach(this::find);
        line(2, "esac");
        line(1, "done");
    }

    private static void addWithValue(LinkedHashSet<String> found, List<Option> options) {
        options.stream()
                .filter(Program::needsValue)
                .flatMap(option -> option.spellings().stream())
                .forEach(spelling -> found.add("*' " + spelling + "'"));
    }

    private void find(CommandSpec command) {
        var patterns = command.names().stream().map(name -> "' " + name + "'").toList();
        var parts = program.partsOf(command);
        line(3, String.join("|", patterns) + ") command=" + command.name() + (parts.isEmpty() ? "; break ;;" : " ;;"));
        parts.forEach(part -> line(3, quoted(part.name()) + ") command=" + quoted(part.name()) + "; break ;;"));
    }

    private void completeValues() {
        line(1, "case $command:$previous in");
        program.global().forEach(option -> value("*", option));
        program.commands()
                .forEach(command ->
                        program.optionsOf(command).forEach(option -> value(quoted(command.name()), option)));
        line(1, "esac");
    }

    private void value(String command, Option option) {
        if (!Program.needsValue(option)) {
            return;
        }
        var patterns = option.spellings().stream()
                .map(spelling -> command + ":" + spelling)
                .toList();
        var action = action(option.value().isPath(), program.words(option.value()));
        line(2, String.join("|", patterns) + ") " + (action.isEmpty() ? "" : action + "; ") + "return ;;");
    }

    private static String action(boolean isPath, String words) {
        if (isPath) {
            return "_wormhole_paths \"$current\"";
        }
        return words.isEmpty() ? "" : "_wormhole_words " + quoted(words) + " \"$current\"";
    }

    private void completeOptions() {
        line(1, "if [[ $current == -* ]]; then");
        line(2, "case $command in");
        options("", program.global());
        program.commands().forEach(command -> options(command.name(), program.allOptionsOf(command)));
        line(2, "esac");
        line(2, "return");
        line(1, "fi");
    }

    private void options(String command, List<Option> options) {
        line(3, quoted(command) + ") " + action(false, Program.spellings(options)) + " ;;");
    }

    private void completeOperands() {
        line(1, "case $command in");
        line(2, "'') " + action(false, program.words(Operand.of("COMMAND"))) + " ;;");
        for (var command : program.commands()) {
            var action = action(Operand.of(command.operands()).isPath(), program.wordsBehind(command));
            if (!action.isEmpty()) {
                line(2, quoted(command.name()) + ") " + action + " ;;");
            }
        }
        line(1, "esac");
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    private void line(int depth, String text) {
        script.append("    ".repeat(depth)).append(text).append('\n');
    }
}
