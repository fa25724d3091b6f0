package wormhole.cli.args;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wormhole.cli.Run;

/** The manual page as the formatters of manual pages see it; one that is not on this machine is skipped, and said to be. */
@Timeout(180)
class ManualPageTest {
    @TempDir
    Path scratch;

    private Path page;

    @BeforeEach
    void write() throws IOException {
        page = Files.writeString(
                scratch.resolve("wormhole.1"), new Run().of("help", "--man").printed());
    }

    private static String output(String... command) throws IOException {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, command[0]))),
                "there is no " + command[0] + " on this machine");
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (var out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyOptionIsShownAsItIsTyped() throws IOException {
        var shown = output("groff", "-man", "-Tascii", "-P-cbou", page.toString());
        var options = HelpPages.options();
        assertTrue(options.size() > 30, options.toString());
        for (var option : options) {
            assertTrue(
                    Pattern.compile("(?<![a-z-])" + option + "(?![a-z-])")
                            .matcher(shown)
                            .find(),
                    option);
        }
        assertTrue(shown.contains("WORMHOLE_RELAY_URL"));
    }

    @Test
    void aCodeIsNotBrokenAtTheEndOfALine() throws IOException {
        for (var width = 60; width <= 90; width += 3) {
            var shown = output("groff", "-man", "-Tascii", "-P-cbou", "-rLL=" + width + "n", page.toString());
            assertTrue(shown.contains("7-crossover-clockwork"), width + " columns");
        }
    }

    @Test
    void groffHasNothingToSayAboutIt() throws IOException {
        assertEquals("", output("groff", "-ww", "-man", "-Tutf8", "-z", page.toString()));
    }

    @Test
    void mandocFindsNoError() throws IOException {
        assertEquals("", output("mandoc", "-Tlint", "-Werror", page.toString()));
    }

    @Test
    void manFormatsIt() throws IOException {
        assertTrue(output("man", "-l", page.toString()).contains("wormhole"));
    }
}
