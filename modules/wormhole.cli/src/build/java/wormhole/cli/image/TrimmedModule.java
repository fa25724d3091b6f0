package wormhole.cli.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * A module cut down to the classes that other modules need, for the image only. What is left out with the rest: the
 * signature, which would not fit any more, and the services. The descriptor is written anew: it requires what the classes
 * that are left require, and exports all of their packages.
 */
final class TrimmedModule {
    private final String module;
    private final Path jar;
    private final String tree;

    TrimmedModule(String module, Path jar, String tree) {
        this.module = module;
        this.jar = jar;
        this.tree = tree;
    }

    /**
     * Writes what is needed as an exploded module.
     *
     * @param users the class directories and jars of who needs it
     * @param directory is made
     * @return how many classes are left
     */
    int writeTo(Path directory, Collection<Path> users) throws IOException {
        var references = new ClassReferences(tree);
        var todo = new ArrayDeque<String>();
        for (var user : users) {
            for (var classFile : ClassPath.classFilesOf(user)) {
                todo.addAll(references.in(classFile));
            }
        }
        var done = new TreeSet<String>();
        try (var file = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
            while (!todo.isEmpty()) {
                var name = todo.pop();
                var entry = file.getJarEntry(name + ".class");
                if (entry == null || !done.add(name)) {
                    continue;
                }
                var content = file.getInputStream(entry).readAllBytes();
                var target = directory.resolve(name + ".class");
                Files.createDirectories(target.getParent());
                Files.write(target, content);
                todo.addAll(references.in(content));
            }
        }
        describe(directory, packagesOf(done));
        return done.size();
    }

    private static Set<String> packagesOf(Collection<String> classes) {
        return classes.stream()
                .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void describe(Path directory, Set<String> packages) throws IOException {
        var source = directory.resolveSibling(module + "-descriptor").resolve("module-info.java");
        var text = new StringBuilder("module " + module + " {\n");
        for (var required : Tool.JDEPS
                .run("--ignore-missing-deps", "--print-module-deps", directory.toString())
                .strip()
                .split(",")) {
            text.append(required.equals("java.base") ? "" : "    requires " + required + ";\n");
        }
        packages.forEach(name -> text.append("    exports ").append(name).append(";\n"));
        Files.createDirectories(source.getParent());
        Files.writeString(source, text.append("}\n"));
        Tool.JAVAC.run(
                "-d", directory.toString(), "--patch-module", module + "=" + directory, "-nowarn", source.toString());
    }
}
