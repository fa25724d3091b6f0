package wormhole.cli.args;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The manual page, in the {@code man} macros that every {@code man} reads; options and commands are as declared. */
public final class ManualPage {
    private static final String ABOUT = """
            .SH NAME
            wormhole \\- get text, files and streams from one computer to another, safely
            .SH SYNOPSIS
            .B wormhole
            .RI [ options ]
            .I command
            .RI [ arguments ]...
            .SH DESCRIPTION
            Two people who have told each other a short code, such as
            .BR \\%7\\-crossover\\-clockwork ,
            connect their computers with it: one of them sends, the other one receives.
            Nobody who does not know the code can take part or read along, not even the servers that help them to
            find each other. A code can be used once.
            .PP
            Options may stand before or after the command. Of an option that is given twice the last one counts.
            """;

    private static final String ENDING = """
            .TP
            .BR NO_COLOR ", " TERM
            No colours if
            .B NO_COLOR
            is not empty or
            .B TERM
            is
            .BR dumb ;
            a QR code that
            .B \\-\\-qr
            asks for has them even with
            .BR NO_COLOR .
            .TP
            .B COLORFGBG
            Says of some terminals that they are light; a QR code without colours is drawn for those then, and for
            dark ones otherwise.
            .SH EXIT STATUS
            .TP
            .B 0
            It was done: the other side has everything.
            .TP
            .B 1
            It was not done; standard error says why.
            .TP
            .B 2
            The arguments, the environment or standard input cannot be used.
            .TP
            .BR 130 ", " 143 ", " 129
            Ended by SIGINT, SIGTERM, SIGHUP; the other side was told.
            .SH EXAMPLES
            .TP
            .B wormhole send holiday.jpg
            Prints a code, and sends when somebody has typed it.
            .TP
            .B wormhole receive
            Asks for the code; the tabulator completes it.
            .TP
            .B tar c . | wormhole pipe
            Sends a stream, which
            .B wormhole pipe CODE | tar x
            unpacks on the other computer.
            .TP
            .B wormhole send \\-\\-local notes.txt
            Needs no server and no network: prints the command for another window.
            .SH SEE ALSO
            .BR ssh (1),
            .BR scp (1)
            """;

    private final StringBuilder page = new StringBuilder();

    private ManualPage() {}

    /**
     * Writes the page.
     *
     * @param version of the program
     * @param global options of every command
     * @param commands the commands
     * @return lines
     */
    public static String of(String version, List<Option> global, List<CommandSpec> commands) {
        var manual = new ManualPage();
        manual.line(".TH WORMHOLE 1 \"\" \"wormhole (Java) " + version + "\" \"User Commands\"");
        manual.page.append(ABOUT);
        manual.line(".SH OPTIONS");
        global.forEach(manual::option);
        manual.line(".SH COMMANDS");
        commands.stream().filter(CommandSpec::isShown).forEach(manual::command);
        manual.line(".SH ENVIRONMENT");
        Stream.concat(global.stream(), commands.stream().flatMap(command -> command.options().stream()))
                .filter(option -> option.isShown() && option.environment().isPresent())
                .collect(Collectors.toMap(
                        option -> option.environment().get(), Option::name, (one, other) -> one, TreeMap::new))
                .forEach(manual::environment);
        return manual.page.append(ENDING.stripTrailing()).toString();
    }

    private void command(CommandSpec command) {
        line(".SS wormhole " + escaped((command.name() + " " + command.operands()).strip()));
        line(escaped(sentence(command.summary())));
        if (!command.aliases().isEmpty()) {
            line("Also called " + escaped(String.join(", ", command.aliases())) + ".");
        }
        command.options().forEach(this::option);
    }

    private void option(Option option) {
        if (!option.isShown()) {
            return;
        }
        var spellings = option.spellings().stream()
                .map(spelling -> "\\fB" + escaped(spelling) + "\\fR")
                .collect(Collectors.joining(", "));
        line(".TP");
        line(spellings
                + option.metavar().map(name -> " \\fI" + escaped(name) + "\\fR").orElse(""));
        line(escaped(sentence(option.help())));
    }

    private void environment(String variable, String option) {
        line(".TP");
        line(".B " + escaped(variable));
        line("As " + escaped(option) + ", which goes before it.");
    }

    private static String sentence(String phrase) {
        return Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1) + ".";
    }

    // A hyphen as it is would be shown as a dash, and not be found when somebody searches for an option.
    private static String escaped(String text) {
        var plain = text.replace("\\", "\\e").replace("-", "\\-");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
