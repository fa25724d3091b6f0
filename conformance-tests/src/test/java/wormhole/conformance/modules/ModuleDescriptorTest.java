package wormhole.conformance.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wormhole.conformance.project.ModuleTree;
import wormhole.conformance.project.ProjectTree;

/** What a module says of itself, held against what is checked in and against itself. */
class ModuleDescriptorTest {
    private static final Path EXPECTED = Path.of("modules", "expected");

    static List<ModuleTree> modules() {
        return ProjectTree.modules();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modules")
    void whatAModuleShowsIsWhatIsCheckedIn(ModuleTree module) throws IOException {
        var file = EXPECTED.resolve(module.name() + ".txt");
        var actual = Signatures.of(module);
        if (Boolean.getBoolean("wormhole.update")) {
            Files.createDirectories(EXPECTED);
            Files.writeString(file, actual);
        }
        var expected = Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";
        if (!expected.equals(actual)) {
            throw new AssertionError("what " + module.name() + " shows to others has changed:\n"
                    + difference(expected, actual)
                    + "If that is meant, run\n"
                    + "  mvn -pl conformance-tests test -Dtest=ModuleDescriptorTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dwormhole.update=true\n"
                    + "and commit conformance-tests/modules/expected/" + module.name() + ".txt");
        }
    }

    private static String difference(String expected, String actual) {
        var before = expected.lines().toList();
        var after = actual.lines().toList();
        var lines = new ArrayList<String>();
        before.stream().filter(line -> !after.contains(line)).forEach(line -> lines.add("- " + line.strip()));
        after.stream().filter(line -> !before.contains(line)).forEach(line -> lines.add("+ " + line.strip()));
        return lines.isEmpty() ? "(the same lines in another order)\n" : String.join("\n", lines) + "\n";
    }

    @Test
    void nothingIsExpectedOfAModuleThatIsNotThere() throws IOException {
        var there = modules().stream().map(module -> module.name() + ".txt").collect(Collectors.toSet());
        try (var files = Files.list(EXPECTED)) {
            var stray = files.map(file -> file.getFileName().toString())
                    .filter(name -> !there.contains(name))
                    .toList();
            assertEquals(List.of(), stray);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modules")
    void directoryModuleAndPackagesHaveOneName(ModuleTree module) {
        var name = module.name();
        for (var packageName : module.descriptor().packages()) {
            assertTrue(
                    packageName.equals(name) || packageName.startsWith(name + "."),
                    "package " + packageName + " in module " + name);
        }
        assertEquals(name, module.descriptor().name());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modules")
    void everyPackageIsNullMarked(ModuleTree module) {
        for (var packageName : module.descriptor().packages()) {
            var info = ModuleTree.load(packageName + ".package-info");
            assertTrue(info.isAnnotationPresent(NullMarked.class), packageName);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modules")
    void aClassPathFindsTheSameServicesAsAModulePath(ModuleTree module) throws IOException {
        var provided = new TreeMap<String, Set<String>>();
        for (ModuleDescriptor.Provides provides : module.descriptor().provides()) {
            provided.put(provides.service(), new TreeSet<>(provides.providers()));
        }
        assertEquals(provided, serviceFiles(module));
    }

    private static TreeMap<String, Set<String>> serviceFiles(ModuleTree module) throws IOException {
        var found = new TreeMap<String, Set<String>>();
        var services = module.classes().resolve("META-INF/services");
        if (!Files.isDirectory(services)) {
            return found;
        }
        try (var files = Files.list(services)) {
            for (var file : files.toList()) {
                var providers = Files.readAllLines(file).stream()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
                found.put(file.getFileName().toString(), providers);
            }
        }
        return found;
    }
}
