package wormhole.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wormhole.cli.args.ArgumentParser;
import wormhole.cli.args.CommandLine;
import wormhole.cli.args.CommandSpec;
import wormhole.cli.args.Option;
import wormhole.cli.failure.UsageException;

class ConfigurationTest {
    private static final Option PLACE = Option.value("URL", "where", "--place").orEnvironment("TEST_PLACE");
    private static final Option LOUD = Option.flag("noise", "-l", "--loud").orEnvironment("TEST_LOUD");
    private static final Option SOFT = Option.flag("no noise", "--soft");
    private static final Option QR = Option.flag("picture", "--qr");
    private static final Option NO_QR = Option.flag("no picture", "--no-qr");
    private static final Option OTHER = Option.flag("not to be set", "--other");
    private static final List<Option> ALLOWED = List.of(PLACE, LOUD, SOFT, QR, NO_QR);
    private static final CommandSpec PLAY =
            new CommandSpec("play", List.of(), "", List.of(PLACE, LOUD, SOFT, QR, NO_QR, OTHER), "Plays");

    @TempDir
    Path scratch;

    private final Configuration configuration = new Configuration(ALLOWED, List.of(List.of(LOUD, SOFT)));

    private static CommandLine line(Map<String, String> environment, String... arguments) throws UsageException {
        return new ArgumentParser(List.of(), List.of(PLAY)).parse(List.of(arguments), environment);
    }

    private Path file(String content) throws Exception {
        return Files.writeString(scratch.resolve("config"), content);
    }

    private CommandLine read(String content, String... arguments) throws Exception {
        return configuration.named(line(Map.of(), arguments), file(content).toString());
    }

    private UsageException refused(String content) {
        return assertThrows(UsageException.class, () -> read(content, "play"));
    }

    @Test
    void aFileSetsWhatIsNotGiven() throws Exception {
        var line = read("# mine\r\n\r\n  place =  a = b  \nloud = yes\nqr=off", "play");
        assertEquals(Optional.of("a = b"), line.value(PLACE));
        assertTrue(line.has(LOUD));
        assertFalse(line.has(QR));
        assertTrue(line.has(NO_QR));
        assertEquals(scratch.resolve("config") + ", line 3: place", line.source(PLACE));
    }

    @Test
    void theArgumentsComeBeforeTheEnvironmentAndThatBeforeTheFile() throws Exception {
        var path = file("place = file\nloud = yes\nno-qr = yes\n").toString();
        var environment = Map.of("TEST_PLACE", "environment", "TEST_LOUD", "no");
        var all = configuration.named(line(environment, "play", "--place", "argument", "--qr"), path);
        assertEquals(Optional.of("argument"), all.value(PLACE));
        assertTrue(all.has(QR));
        assertFalse(all.has(NO_QR));
        var some = configuration.named(line(environment, "play"), path);
        assertEquals(Optional.of("environment"), some.value(PLACE));
        assertEquals("TEST_PLACE", some.source(PLACE));
        assertFalse(some.has(LOUD));
        assertFalse(some.has(QR));
    }

    @Test
    void whatExcludesASettingPutsItOutOfForce() throws Exception {
        var line = read("loud = yes", "play", "--soft");
        assertTrue(line.has(SOFT));
        assertFalse(line.has(LOUD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "loud = yes;volume = 3|line 2: there is no setting called volume",
                "other = yes|line 1: there is no setting called other",
                "7-crossover-clockwork = x|line 1: there is no setting of that name",
                ";;loud|line 3: a setting is written NAME = VALUE",
                "= x|line 1: there is no setting of that name",
                "place =|line 1: place needs a value",
                "loud = perhaps|line 1: loud must be yes or no",
                "loud =|line 1: loud must be yes or no",
                "loud = yes;loud = yes|line 2: loud is set already, in line 1",
                "qr = yes;no-qr = yes|line 2: no-qr is set already, in line 1",
                "code = 7-crossover-clockwork|line 1: code cannot be set in a file",
                "text = secret|line 1: text cannot be set in a file",
                "code-file = x|line 1: code-file cannot be set in a file"
            })
    void whatIsNotUnderstoodIsRefusedWithItsLine(String content, String why) {
        var refused = refused(content.replace(';', '\n')).getMessage();
        assertTrue(refused.startsWith(scratch.resolve("config") + ", " + why), refused);
        assertFalse(refused.contains("crossover"), refused);
    }

    @Test
    void aFileThatCannotBeTrustedIsRefusedWithItsPath() throws Exception {
        var path = file("loud = yes");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
        refusesToRead(path, "everybody");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        refusesToRead(scratch.resolve("nothing"), "not there");
        refusesToRead(scratch, "cannot be read");
        refusesToRead(Files.createSymbolicLink(scratch.resolve("loop"), scratch.resolve("loop")), "cannot be read");
        refusesToRead(Files.writeString(scratch.resolve("large"), "#".repeat(65_537)), "longer");
        refusesToRead(Files.write(scratch.resolve("latin"), new byte[] {'#', (byte) 0xe9, '\n'}), "UTF-8");
    }

    private void refusesToRead(Path path, String why) {
        var refused =
                assertThrows(UsageException.class, () -> configuration.named(line(Map.of(), "play"), path.toString()));
        assertTrue(refused.getMessage().startsWith(path.toString()), refused.getMessage());
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }

    @Test
    void theUsualPlaceIsThatOfTheSystem() throws Exception {
        Files.createDirectories(scratch.resolve(".config/wormhole-java"));
        Files.createDirectories(scratch.resolve("xdg/wormhole-java"));
        Files.writeString(scratch.resolve(".config/wormhole-java/config"), "place = home");
        Files.writeString(scratch.resolve("xdg/wormhole-java/config"), "place = xdg");
        var home = Map.of("HOME", scratch.toString());
        assertEquals(
                Optional.of("home"),
                configuration.usual(line(home, "play"), home).value(PLACE));
        var xdg = Map.of(
                "HOME",
                scratch.toString(),
                "XDG_CONFIG_HOME",
                scratch.resolve("xdg").toString());
        assertEquals(
                Optional.of("xdg"), configuration.usual(line(xdg, "play"), xdg).value(PLACE));
        for (var without : List.of(Map.of("HOME", scratch.resolve("xdg").toString()), Map.<String, String>of())) {
            assertEquals(
                    Optional.empty(),
                    configuration.usual(line(without, "play"), without).value(PLACE));
        }
    }
}
