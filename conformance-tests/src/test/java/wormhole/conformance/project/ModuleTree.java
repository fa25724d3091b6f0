package wormhole.conformance.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One module of the SDK: its directory, which has its name, and what was built from it.
 *
 * @param directory such as {@code modules/wormhole.core}
 */
public record ModuleTree(Path directory) {
    /** The module's name. */
    public String name() {
        return directory.getFileName().toString();
    }

    /** Where its sources are. */
    public Path sources() {
        return directory.resolve("src/main/java");
    }

    /** Where its resources are, if it has any. */
    public Path resources() {
        return directory.resolve("src/main/resources");
    }

    /** Its compiled classes. */
    public Path classes() {
        var classes = directory.resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new AssertionError(name() + " is not compiled: build with Maven from the root");
        }
        return classes;
    }

    /** Its Java files, the descriptor left out. */
    public List<Path> javaFiles() {
        return ProjectTree.files(sources(), ".java").stream()
                .filter(file -> !file.endsWith("module-info.java"))
                .toList();
    }

    /** Its descriptor, with all its packages. */
    public ModuleDescriptor descriptor() {
        return ModuleFinder.of(classes())
                .find(name())
                .orElseThrow(() -> new AssertionError("the directory " + directory + " holds another module"))
                .descriptor();
    }

    /** Which packages it exports to everybody. */
    public List<String> exportedPackages() {
        return descriptor().exports().stream()
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .sorted()
                .toList();
    }

    /** The names of the public top-level and nested types of a package. */
    List<String> classFilesOf(String packageName) {
        try (var files = Files.list(classes().resolve(packageName.replace('.', '/')))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> packageName + "." + name.substring(0, name.length() - ".class".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its public types in one package, in order of their names. */
    public List<Class<?>> publicTypes(String packageName) {
        return classFilesOf(packageName).stream()
                .filter(name -> !name.endsWith("package-info"))
                .<Class<?>>map(ModuleTree::load)
                .filter(ModuleTree::visible)
                .toList();
    }

    private static boolean visible(Class<?> type) {
        var here =
                (type.getModifiers() & (java.lang.reflect.Modifier.PUBLIC | java.lang.reflect.Modifier.PROTECTED)) != 0;
        return here
                && !type.isAnonymousClass()
                && (type.getEnclosingClass() == null || visible(type.getEnclosingClass()));
    }

    /** A class or a package's annotations, not initialised. */
    public static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ModuleTree.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
