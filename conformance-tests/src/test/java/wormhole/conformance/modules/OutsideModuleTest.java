package wormhole.conformance.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wormhole.conformance.project.Compilation;
import wormhole.conformance.project.ProjectTree;

/** The SDK as somebody else puts it together: a provider and an application of their own, and parts that are missing. */
class OutsideModuleTest {
    private static final Path EXAMPLE = Path.of("modules", "example");
    private static final String PROVIDER = "org.example.hall";
    private static final String APPLICATION = "org.example.app";
    private static final List<String> OURS = List.of(
            "wormhole.api",
            "wormhole.spi",
            "wormhole.json",
            "wormhole.core",
            "wormhole.transit",
            "wormhole.runtime",
            "wormhole.crypto.bc");
    private static final List<String> LIBRARIES = List.of("jakarta.json-api", "parsson", "bcprov");

    @TempDir
    static Path compiled;

    /** How a program is put together. */
    enum How {
        MODULE_PATH,
        CLASS_PATH
    }

    private record Run(int exitCode, String said) {}

    @BeforeAll
    static void anOutsiderNeedsOnlyTheSeamOrTheApiToCompile() throws IOException {
        assertEquals("", compileModule(PROVIDER, "wormhole.spi"));
        assertEquals("", compileModule(APPLICATION, "wormhole.api"));
        copyServices();
    }

    private static String compileModule(String module, String against) {
        return Compilation.compile(
                ProjectTree.files(EXAMPLE.resolve(module), ".java"),
                compiled.resolve(module),
                List.of(
                        "--release",
                        "17",
                        "-Xlint:all",
                        "-Werror",
                        "--module-path",
                        classes(against).toString()));
    }

    private static void copyServices() throws IOException {
        var from = EXAMPLE.resolve(PROVIDER).resolve("META-INF/services");
        var to = Files.createDirectories(compiled.resolve(PROVIDER).resolve("META-INF/services"));
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoWormholesTalkOverATransportAndWithWordsFromOutside(How how) throws Exception {
        var run = run(how, "");
        assertEquals(0, run.exitCode(), run.said());
        var fruit = "(apple|banana|cherry|damson|elderberry|fig|grape|huckleberry)";
        assertTrue(
                run.said().lines().anyMatch(line -> line.matches("words: " + fruit + "-" + fruit + "-" + fruit)),
                run.said());
        assertTrue(run.said().contains("right heard: to the right"), run.said());
        assertTrue(run.said().contains("left heard: to the left"), run.said());
        assertEquals(2, run.said().lines().filter("ended: HAPPY"::equals).count(), run.said());
        var module = how == How.MODULE_PATH ? "module wormhole.api" : "unnamed module";
        assertTrue(run.said().contains("the API is in " + module), run.said());
    }

    @ParameterizedTest
    @EnumSource
    void withoutACryptoProviderTheErrorSaysWhatToAdd(How how) throws Exception {
        var run = run(how, "wormhole.crypto.bc");
        assertNotEquals(0, run.exitCode());
        assertTrue(run.said().contains("add module wormhole.crypto.bc"), run.said());
    }

    @ParameterizedTest
    @EnumSource
    void withoutTheRuntimeTheErrorSaysWhatToAdd(How how) throws Exception {
        var run = run(how, "wormhole.runtime");
        assertNotEquals(0, run.exitCode());
        assertTrue(run.said().contains("add module wormhole.runtime"), run.said());
    }

    @ParameterizedTest
    @EnumSource
    void withoutALinkForTheSchemeTheErrorSaysSo(How how) throws Exception {
        var run = run(how, PROVIDER);
        assertNotEquals(0, run.exitCode());
        assertTrue(run.said().contains("no usable MailboxLinkProvider"), run.said());
    }

    @Test
    void theProtocolIsOutOfReachOfApplications() throws IOException {
        var said = compileIntruder("wormhole.core", "wormhole.core.session.Session session;");
        assertTrue(said.contains("wormhole.core.session") && said.contains("not"), said);
    }

    @Test
    void nobodyElseCanPretendToBeTheRuntime() throws IOException {
        var said = compileIntruder("wormhole.api", "wormhole.api.bootstrap.ClientProvider provider;");
        assertTrue(said.contains("wormhole.api.bootstrap") && said.contains("not"), said);
    }

    private static String compileIntruder(String required, String field) throws IOException {
        var source = Files.createDirectories(compiled.resolve("intruder-" + required));
        var descriptor = source.resolve("module-info.java");
        var type = source.resolve("Intruder.java");
        Files.writeString(descriptor, "module intruder { requires " + required + "; }");
        Files.writeString(type, "package intruder; class Intruder { " + field + " }");
        var path = Stream.concat(
                        OURS.stream().map(OutsideModuleTest::classes),
                        LIBRARIES.stream().map(Compilation::library))
                .toList();
        var said = Compilation.compile(
                List.of(descriptor, type), source.resolve("classes"), List.of("--module-path", Compilation.path(path)));
        assertTrue(said.contains("Intruder.java"), "it compiled, or failed elsewhere: " + said);
        return said;
    }

    private static Run run(How how, String without) throws Exception {
        var parts = new ArrayList<Path>();
        OURS.stream()
                .filter(name -> !name.equals(without))
                .map(OutsideModuleTest::classes)
                .forEach(parts::add);
        LIBRARIES.stream().map(Compilation::library).forEach(parts::add);
        Stream.of(PROVIDER, APPLICATION)
                .filter(name -> !name.equals(without))
                .map(compiled::resolve)
                .forEach(parts::add);
        var main = APPLICATION + ".Main";
        return how == How.MODULE_PATH
                ? java("--module-path", Compilation.path(parts), "--module", APPLICATION + "/" + main)
                : java("--class-path", Compilation.path(parts), main);
    }

    private static Path classes(String module) {
        return ProjectTree.module(module).classes();
    }

    private static Run java(String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        var output = Files.createTempFile(compiled, "java", ".txt");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), () -> "still running: " + ProjectTree.text(output));
        } finally {
            process.destroyForcibly();
        }
        return new Run(process.exitValue(), Files.readString(output));
    }
}
