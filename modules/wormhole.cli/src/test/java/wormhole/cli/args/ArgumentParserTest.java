package wormhole.cli.args;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.cli.failure.UsageException;

class ArgumentParserTest {
    private static final Option URL = Option.value("URL", "where", "--url").orEnvironment("TEST_URL");
    private static final Option LOUD = Option.flag("noise", "-l", "--loud");
    private static final Option COUNT = Option.value("N", "how many", "-c", "--count");
    private static final Option ZERO = Option.flag("none", "-0");
    private static final Option LATER = Option.unavailable("--later");
    private static final CommandSpec PLAY =
            new CommandSpec("play", List.of("pl"), "[WHAT]", List.of(LOUD, COUNT, ZERO, LATER), "Plays");
    private final ArgumentParser parser = new ArgumentParser(List.of(URL), List.of(PLAY));

    private CommandLine parse(String... arguments) throws UsageException {
        return parser.parse(List.of(arguments), Map.of("TEST_URL", "from-environment"));
    }

    @Test
    void globalOptionsStandOnEitherSideOfTheCommand() throws UsageException {
        assertEquals(Optional.of("a"), parse("--url", "a", "play").value(URL));
        assertEquals(Optional.of("a"), parse("play", "--url=a").value(URL));
    }

    @Test
    void shortOptionsCanBeJoinedWithEachOtherAndWithTheirValue() throws UsageException {
        var line = parse("play", "-l0c3");
        assertTrue(line.has(LOUD));
        assertTrue(line.has(ZERO));
        assertEquals(Optional.of("3"), line.value(COUNT));
    }

    @Test
    void theLastValueCounts() throws UsageException {
        assertEquals(Optional.of("2"), parse("play", "-c", "1", "--count=2").value(COUNT));
    }

    @Test
    void aValueMayBeginWithAHyphen() throws UsageException {
        assertEquals(Optional.of("-1"), parse("play", "-c", "-1").value(COUNT));
        assertEquals(Optional.of("-"), parse("play", "--count", "-").value(COUNT));
    }

    @Test
    void operandsMayStandBetweenOptionsAndAfterTwoHyphens() throws UsageException {
        assertEquals(
                List.of("one", "-", "-l"),
                parse("play", "one", "-l", "-", "--", "-l").operands());
    }

    @Test
    void theEnvironmentSpeaksWhenTheArgumentsDoNot() throws UsageException {
        assertEquals(Optional.of("from-environment"), parse("play").value(URL));
        assertEquals("TEST_URL", parse("play").source(URL));
        assertEquals("--url", parse("play", "--url", "x").source(URL));
        assertEquals(
                Optional.empty(),
                parser.parse(List.of("play"), Map.of("TEST_URL", "")).value(URL));
    }

    @Test
    void aliasesNameTheSameCommand() throws UsageException {
        assertEquals(Optional.of(PLAY), parse("pl").command());
        assertFalse(parse().command().isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pause",
                "play --soft",
                "play -x",
                "play -c",
                "play --loud=yes",
                "play --later",
                "--count 1 play",
                "-"
            })
    void whatMakesNoSenseIsRefused(String arguments) {
        assertThrows(UsageException.class, () -> parse(arguments.split(" ")));
    }

    @Test
    void aSecretInThePlaceOfAnOptionIsNotQuoted() {
        var error = assertThrows(UsageException.class, () -> parse("play", "--7-crossover-clockwork"));
        assertFalse(error.getMessage().contains("crossover"), error.getMessage());
    }
}
