package wormhole.cli.args;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/cli.md} sets every command and every option beside those of the other implementations. */
class CommandLineDocumentTest {
    private static final Pattern COLUMN = Pattern.compile("(?<!\\\\)\\|");
    private static final int PROGRAMS = 3;

    private static List<String> rows(String table) throws IOException {
        var directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("docs/cli.md"))) {
            directory = directory.getParent();
        }
        return Files.readString(directory.resolve("docs/cli.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("| " + table + " |"))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static Stream<String> firstColumn(List<String> rows) {
        return rows.stream().map(row -> COLUMN.split(row)[1]);
    }

    @Test
    void everyCommandHasARow() throws IOException {
        var rows = rows("command");
        var commands = HelpPages.commands();
        assertTrue(commands.containsAll(List.of("send", "receive", "ssh invite", "pipe")), commands.toString());
        for (var command : commands) {
            var named = Pattern.compile("`" + command + "[` ]");
            assertTrue(
                    firstColumn(rows).anyMatch(column -> named.matcher(column).find()), command);
        }
    }

    @Test
    void everyOptionHasARow() throws IOException {
        var rows = rows("option");
        var options = HelpPages.options();
        assertTrue(options.size() > 40, options.toString());
        for (var option : options) {
            var named = Pattern.compile("`" + option + "(?![a-z-])");
            assertTrue(
                    firstColumn(rows).anyMatch(column -> named.matcher(column).find()), option);
        }
    }

    @Test
    void everyRowHasAColumnForEachProgram() throws IOException {
        for (var table : List.of("command", "option")) {
            for (var row : rows(table)) {
                var columns = COLUMN.split(row);
                assertEquals(1 + 1 + PROGRAMS + 1, columns.length, row);
                assertTrue(Stream.of(columns).skip(1).noneMatch(String::isBlank), row);
            }
        }
    }
}
