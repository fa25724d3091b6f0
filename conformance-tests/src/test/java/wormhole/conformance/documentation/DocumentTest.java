package wormhole.conformance.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wormhole.conformance.project.Compilation;
import wormhole.conformance.project.ProjectTree;

/** Documents speak of files that exist, and the Java in them compiles. */
class DocumentTest {
    private static final Set<String> TOP = Set.of("modules", "spi", "conformance-tests", "docs", ".ci", ".mvn");
    private static final Pattern UNIT = Pattern.compile(
            "(?m)^(public |final |abstract |sealed )*(class|interface|record|enum|module|open module) ");

    @TempDir
    Path scratch;

    static List<Path> documents() {
        return Documents.all();
    }

    static Stream<Documents.Block> javaBlocks() {
        return documents().stream()
                .flatMap(document -> Documents.blocks(document).stream())
                .filter(block -> block.language().equals("java"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadToFiles(Path document) {
        var broken = Documents.links(document).stream()
                .filter(target -> !Files.exists(document.resolveSibling(target)))
                .toList();
        assertTrue(broken.isEmpty(), document + " links to " + broken);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void filesThatAreMentionedExist(Path document) {
        var missing = Documents.code(document).stream()
                .map(code -> code.split("[\\s:#]")[0])
                .filter(DocumentTest::isPathOfTheProject)
                .filter(path -> !Files.exists(ProjectTree.ROOT.resolve(path)))
                .collect(Collectors.toSet());
        assertTrue(missing.isEmpty(), document + " mentions " + missing);
    }

    // Patterns and places that only come to be when something is built are not files to look for.
    private static boolean isPathOfTheProject(String code) {
        var slash = code.indexOf('/');
        return slash > 0
                && TOP.contains(code.substring(0, slash))
                && !code.matches(".*[*<>{}…$].*")
                && !code.contains("/target/");
    }

    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("javaBlocks")
    void theJavaInDocumentsCompiles(Documents.Block block) throws IOException {
        assertEquals("", compile(block), () -> block.where() + ":\n" + block.text());
    }

    @Test
    void theReadmeShowsEveryFlavour() {
        var readme = ProjectTree.ROOT.resolve("README.md");
        for (var flavour : List.of(".deferred(", ".delegated(", ".blocking(")) {
            assertTrue(
                    javaBlocks()
                            .anyMatch(block -> block.where().contains("README.md")
                                    && block.text().contains(flavour)),
                    readme + " has no Java with " + flavour);
        }
    }

    @Test
    void aSlashIsNoPath() {
        assertFalse(isPathOfTheProject("/"));
    }

    @Test
    void brokenJavaDoesNotCompile() throws IOException {
        assertFalse(compile(new Documents.Block("here", "java", "int x = \"no number\";"))
                .isEmpty());
        assertFalse(compile(new Documents.Block("here", "java", "class Broken extends Nowhere {}\n"))
                .isEmpty());
        assertEquals("", compile(new Documents.Block("here", "java", "import java.util.List;\n\nvar x = List.of(1);")));
    }

    private String compile(Documents.Block block) throws IOException {
        var isModule = block.text().lines().anyMatch(line -> line.matches("(open )?module .*"));
        var isUnit = UNIT.matcher(block.text()).find();
        var name = isModule ? "module-info" : isUnit ? unitName(block.text()) : "Snippet";
        var file = scratch.resolve(name + ".java");
        Files.writeString(file, isUnit ? block.text() : wrapped(block.text()));
        var path = Compilation.path(Compilation.testClassPath());
        return Compilation.compile(
                List.of(file),
                scratch.resolve("classes"),
                List.of("--release", "17", isModule ? "--module-path" : "--class-path", path));
    }

    private static String unitName(String text) {
        var name = Pattern.compile("(?m)^public [a-z ]*?(?:class|interface|record|enum) (\\w+)")
                .matcher(text);
        return name.find() ? name.group(1) : "Snippet";
    }

    // Statements are put into a method that may throw; imports go to the top.
    private static String wrapped(String text) {
        var imports = text.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        var rest = text.lines().filter(line -> !line.startsWith("import ")).collect(Collectors.joining("\n"));
        return imports + "\nclass Snippet { void run(String[] args) throws Exception {\n" + rest + "\n} }\n";
    }
}
