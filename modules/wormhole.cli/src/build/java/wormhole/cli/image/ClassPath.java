package wormhole.cli.image;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The jars and class directories that the build has put together. */
record ClassPath(List<Path> elements) {
    static ClassPath of(String joined) {
        return new ClassPath(Stream.of(joined.split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toList());
    }

    /** The element that is the module of a name. */
    Optional<Path> module(String name) {
        return elements.stream()
                .filter(element -> ModuleFinder.of(element).find(name).isPresent())
                .findFirst();
    }

    /** The same with one element exchanged. */
    ClassPath with(Path old, Path replacement) {
        return new ClassPath(elements.stream()
                .map(element -> element.equals(old) ? replacement : element)
                .toList());
    }

    ClassPath without(Path element) {
        return new ClassPath(elements.stream().filter(e -> !e.equals(element)).toList());
    }

    /** Only what is a named module: jlink takes nothing else. */
    ClassPath named() {
        return new ClassPath(elements.stream()
                .filter(element -> ModuleFinder.of(element).findAll().stream()
                        .anyMatch(found -> !found.descriptor().isAutomatic()))
                .toList());
    }

    /** The name of the module that an element is; empty if it is none. */
    static String moduleName(Path element) {
        return ModuleFinder.of(element).findAll().stream()
                .map(found -> found.descriptor().name())
                .findFirst()
                .orElse("");
    }

    String joined() {
        return String.join(
                File.pathSeparator, elements.stream().map(Path::toString).toList());
    }

    /** Takes every byte into a digest. */
    void digest(MessageDigest digest) throws IOException {
        for (var element : elements) {
            for (var file : files(element)) {
                digest.update(file.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
    }

    static List<byte[]> classFilesOf(Path element) throws IOException {
        var found = new ArrayList<byte[]>();
        if (Files.isDirectory(element)) {
            for (var file : files(element)) {
                if (file.toString().endsWith(".class")) {
                    found.add(Files.readAllBytes(file));
                }
            }
            return found;
        }
        try (var jar = new JarFile(element.toFile())) {
            for (var entry :
                    jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
                found.add(jar.getInputStream(entry).readAllBytes());
            }
        }
        return found;
    }

    static List<Path> files(Path element) throws IOException {
        try (var walk = Files.walk(element)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
