package wormhole.conformance.project;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** Compiles files as an outsider would. */
public final class Compilation {
    private Compilation() {}

    /**
     * Compiles.
     *
     * @return what the compiler said; empty if all is well
     */
    public static String compile(List<Path> files, Path into, List<String> options) {
        try {
            Files.createDirectories(into);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var all = new ArrayList<>(List.of("-d", into.toString(), "-proc:none"));
        all.addAll(options);
        var said = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var good = compiler.getTask(said, manager, null, all, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            return good ? "" : "javac failed: " + said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Paths as the tools want them. */
    public static String path(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /** The jar of the test class path whose name begins so, such as {@code bcprov}. */
    public static Path library(String prefix) {
        return testClassPath().stream()
                .filter(entry -> entry.getFileName().toString().startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + prefix + "….jar on the class path"));
    }

    /** What the tests themselves run on. */
    public static List<Path> testClassPath() {
        return List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).stream()
                .map(Path::of)
                .toList();
    }
}
