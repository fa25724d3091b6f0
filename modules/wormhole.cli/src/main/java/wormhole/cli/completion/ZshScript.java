package wormhole.cli.completion;

import java.util.ArrayList;
import java.util.List;
import wormhole.cli.args.CommandSpec;
import wormhole.cli.args.Operand;
import wormhole.cli.args.Option;

/** For zsh, with its completion system ({@code compinit}). */
public final class ZshScript {
    private static final String HEAD = """
            #compdef wormhole
            # zsh completion for wormhole. To use it now: source <(wormhole completion zsh)
            # To keep it: wormhole completion zsh > DIRECTORY/_wormhole, a directory of $fpath

            _wormhole() {
                local curcontext=$curcontext state line
                typeset -A opt_args
                local -a commands
            """;

    private static final String TAIL = """
            }

            if [[ $funcstack[1] == _wormhole ]]; then
                _wormhole "$@"
            else
                compdef _wormhole wormhole
            fi""";

    // The options behind a command are for the next _arguments to look at.
    private static final String FIRST_WORD = "-C -A '-*'";

    private final Program program;
    private final StringBuilder script = new StringBuilder(HEAD);

    private ZshScript(Program program) {
        this.program = program;
    }

    /**
     * Writes the script.
     *
     * @param program what is completed
     * @return lines
     */
    public static String of(Program program) {
        return new ZshScript(program).write();
    }

    private String write() {
        line(1, "commands=(");
        program.firstWords().forEach(command -> line(2, quoted(command.name() + ":" + escaped(command.summary()))));
        line(1, ")");
        arguments(1, FIRST_WORD, program.global(), List.of(":command:->command", "*::argument:->argument"));
        line(1, "case $state in");
        line(2, "command) _describe -t commands command commands ;;");
        line(2, "argument)");
        line(3, "case $words[1] in");
        program.firstWords().forEach(this::command);
        line(3, "esac ;;");
        line(1, "esac");
        return script.append(TAIL).toString();
    }

    private void command(CommandSpec command) {
        line(4, String.join("|", command.names()) + ")");
        var parts = program.partsOf(command);
        if (parts.isEmpty()) {
            arguments(5, "-s", program.allOptionsOf(command), operands(command));
        } else {
            line(5, "state=");
            var part = ":command:(" + program.wordsBehind(command) + ")";
            arguments(5, FIRST_WORD, program.allOptionsOf(command), List.of(part, "*::argument:->part"));
            line(5, "[[ $state == part ]] && case $words[1] in");
            parts.forEach(this::part);
            line(5, "esac");
        }
        line(5, ";;");
    }

    private void part(CommandSpec part) {
        line(6, Program.lastWord(part) + ")");
        arguments(7, "-s", program.allOptionsOf(part), operands(part));
        line(7, ";;");
    }

    private List<String> operands(CommandSpec command) {
        if (Operand.of(command.operands()).isPath()) {
            return List.of("*:file:_files");
        }
        var words = program.wordsBehind(command);
        return words.isEmpty() ? List.of() : List.of(":word:(" + words + ")");
    }

    private void arguments(int depth, String flag, List<Option> options, List<String> operands) {
        var specs = new ArrayList<String>();
        options.forEach(option -> option.spellings().forEach(spelling -> specs.add(spec(option, spelling))));
        specs.addAll(operands);
        line(depth, "_arguments " + flag + " \\");
        for (var i = 0; i < specs.size(); i++) {
            line(depth + 1, quoted(specs.get(i)) + (i + 1 < specs.size() ? " \\" : ""));
        }
    }

    private String spec(Option option, String spelling) {
        return "(" + String.join(" ", option.spellings()) + ")" + spelling + sign(option, spelling) + "["
                + escaped(option.help()) + "]" + value(option);
    }

    private static String sign(Option option, String spelling) {
        if (!option.takesValue()) {
            return "";
        }
        var sign = spelling.startsWith("--") ? "=" : "+";
        return Program.needsValue(option) ? sign : sign + "-";
    }

    // A space stands for a value of which nothing is known.
    private String value(Option option) {
        if (!option.takesValue()) {
            return "";
        }
        var words = program.words(option.value());
        var action = option.value().isPath() ? "_files" : words.isEmpty() ? " " : "(" + words + ")";
        return (Program.needsValue(option) ? ":" : "::")
                + escaped(option.metavar().orElseThrow()) + ":" + action;
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\[\\]:\\\\]", "\\\\$0");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private void line(int depth, String text) {
        script.append("    ".repeat(depth)).append(text).append('\n');
    }
}
