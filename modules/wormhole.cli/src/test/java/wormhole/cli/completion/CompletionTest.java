package wormhole.cli.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.cli.Run;
import wormhole.cli.failure.ExitStatus;

/** The scripts in the shells they are for; a shell that is not on this machine is skipped, and said to be. */
@Timeout(300)
class CompletionTest {
    @TempDir
    Path scratch;

    /** What was typed, the last word of it unfinished, and what it may become. */
    static Stream<Arguments> completions() {
        return Stream.of(
                Arguments.of("wormhole se", "send serve"),
                Arguments.of("wormhole rec", "receive"),
                Arguments.of("wormhole comp", "completion"),
                Arguments.of("wormhole --appid me pi", "pipe"),
                Arguments.of("wormhole send --code-f", "--code-fd --code-file"),
                Arguments.of("wormhole tx --no-l", "--no-listen"),
                Arguments.of("wormhole rx --on-c", "--on-conflict"),
                Arguments.of("wormhole receive --relay", "--relay-url"),
                Arguments.of("wormhole receive --on-conflict o", "overwrite"),
                Arguments.of("wormhole completion f", "fish"),
                Arguments.of("wormhole help prov", "providers"),
                Arguments.of("wormhole send let", "letter.txt"),
                Arguments.of("wormhole ssh acc", "accept"),
                Arguments.of("wormhole ssh --relay-url x inv", "invite"),
                Arguments.of("wormhole --debug ssh --debug acc", "accept"),
                Arguments.of("wormhole ssh --relay-url x invite --us", "--user"),
                Arguments.of("wormhole ssh invite --us", "--user"),
                Arguments.of("wormhole ssh invite --lo", "--local"),
                Arguments.of("wormhole ssh accept --js", "--json"),
                Arguments.of("wormhole ssh accept -F let", "letter.txt"),
                Arguments.of("wormhole --dump-timing let", "letter.txt"),
                Arguments.of("wormhole receive -o let", "letter.txt"));
    }

    private Path script(String shell) throws IOException {
        var run = new Run().of("completion", shell);
        assertEquals(ExitStatus.OK, run.status, run.said());
        Files.createFile(scratch.resolve("letter.txt"));
        return Files.writeString(scratch.resolve("script"), run.printed());
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private String output(String... command) throws IOException, InterruptedException {
        assumeTrue(isThere(command[0]), "there is no " + command[0] + " on this machine");
        var process = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        CompletableFuture.delayedExecutor(240, TimeUnit.SECONDS).execute(process::destroyForcibly);
        try (var out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @MethodSource("completions")
    void bashCompletes(String typed, String expected) throws Exception {
        script("bash");
        var found = output("bash", "--norc", "-c", """
                source ./script
                read -ra COMP_WORDS <<<"$1"
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                _wormhole
                printf '%s\\n' "${COMPREPLY[@]}" | sort | tr '\\n' ' '""", "bash", typed);
        assertEquals(expected, found);
    }

    @Test
    void bashCompletesAValueBehindAnEqualsSign() throws Exception {
        script("bash");
        var found = output("bash", "--norc", "-c", """
                source ./script
                COMP_WORDS=(wormhole receive --on-conflict = re)
                COMP_CWORD=4
                _wormhole
                echo "${COMPREPLY[@]}"
                COMP_WORDS=(wormhole receive --on-conflict =)
                COMP_CWORD=3
                _wormhole
                echo "${COMPREPLY[@]}\"""");
        assertEquals("rename\nask fail rename overwrite", found);
    }

    @Test
    void bashOffersNothingWhereACodeIsTyped() throws Exception {
        script("bash");
        var found = output("bash", "--norc", "-c", """
                source ./script
                COMP_WORDS=(wormhole receive '')
                COMP_CWORD=2
                _wormhole
                echo "${#COMPREPLY[@]}\"""");
        assertEquals("0", found);
    }

    @ParameterizedTest
    @MethodSource("completions")
    void fishCompletes(String typed, String expected) throws Exception {
        script("fish");
        var found = output("fish", "--no-config", "-c", "source ./script; complete -C \"" + typed + "\"");
        var words = found.lines().map(line -> line.split("\t")[0]).sorted().toList();
        assertEquals(List.of(expected.split(" ")), words);
    }

    // The terminal is zsh's own, in which it types and reads what it shows.
    @ParameterizedTest
    @MethodSource("completions")
    void zshCompletes(String typed, String expected) throws Exception {
        script("zsh");
        Files.writeString(scratch.resolve("typist"), """
                zmodload zsh/zpty
                zpty z zsh -f -i
                zpty -w z "PS1=; autoload -U compinit; compinit -u -D; source ./script; print rea''dy"
                zpty -r z shown '*ready*'
                zpty -w -n z "$1"$'\\t\\t'
                # A bell may ring in the middle of a word that is completed.
                setopt extendedglob
                for word in ${=2}; do
                    pattern="*${(pj:\\a#:)${(s::)word}}*"
                    [[ $shown == ${~pattern} ]] || zpty -r z more "$pattern"
                    shown+=$more
                done
                print completed
                """);
        assertEquals("completed", output("zsh", "-f", "typist", typed, expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"completion", "completion tcsh", "completion bash zsh"})
    void anotherShellIsAUsageError(String arguments) {
        assertEquals(ExitStatus.USAGE, new Run().of(arguments.split(" ")).status);
    }

    @Test
    void whatTheHelpHidesIsNotCompleted() {
        for (var shell : List.of("bash", "zsh", "fish")) {
            var script = new Run().of("completion", shell).printed();
            assertTrue(!script.contains("rehearse"), shell);
        }
    }
}
