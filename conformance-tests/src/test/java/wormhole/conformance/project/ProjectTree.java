package wormhole.conformance.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The project's files. Tests run in {@code conformance-tests}, so the root is one up. */
public final class ProjectTree {
    /** The directory with the parent pom. */
    public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Set<String> NOT_OURS = Set.of("target", "image", ".git", ".idea", "node_modules");

    private ProjectTree() {}

    /** Every module of the SDK, in order of its name. */
    public static List<ModuleTree> modules() {
        return Stream.of("modules", "spi")
                .map(ROOT::resolve)
                .flatMap(directory -> list(directory).stream())
                .map(ModuleTree::new)
                .filter(module -> Files.exists(module.sources().resolve("module-info.java")))
                .sorted(java.util.Comparator.comparing(ModuleTree::name))
                .toList();
    }

    /** One of them. */
    public static ModuleTree module(String name) {
        return modules().stream()
                .filter(module -> module.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no module " + name));
    }

    /** Files below a directory whose name ends as told, build results left out; sorted. */
    public static List<Path> files(Path directory, String ending) {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path at, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(at.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path at, BasicFileAttributes attributes) {
                    if (at.toString().endsWith(ending)) {
                        found.add(at);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().sorted().toList();
    }

    /** A file's text. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path directory) {
        try (var entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
