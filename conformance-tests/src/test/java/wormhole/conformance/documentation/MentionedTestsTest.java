package wormhole.conformance.documentation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wormhole.conformance.project.ProjectTree;

/** A test that a document names as {@code SomeTest.method} exists: a promise that nothing holds to is worse than none. */
class MentionedTestsTest {
    private static final Pattern MENTION = Pattern.compile("(\\w+(?:Test|Contract|Conformance))\\.(\\w+)");

    /** The text of every test, by the name of its class. */
    private static final Map<String, String> TESTS = Stream.of("modules", "spi", "conformance-tests")
            .flatMap(top -> ProjectTree.files(ProjectTree.ROOT.resolve(top), ".java").stream())
            .collect(Collectors.toMap(MentionedTestsTest::className, ProjectTree::text, String::concat));

    static List<Path> documents() {
        return Documents.all();
    }

    private static String className(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static boolean exists(String type, String method) {
        return TESTS.getOrDefault(type, "").contains("void " + method + "(");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void testsThatAreMentionedExist(Path document) {
        var missing = Documents.code(document).stream()
                .map(MENTION::matcher)
                .filter(mention -> mention.matches() && !exists(mention.group(1), mention.group(2)))
                .map(mention -> mention.group())
                .toList();
        assertTrue(missing.isEmpty(), document + " mentions " + missing);
    }

    @Test
    void aMentionOfNothingIsFound() {
        assertTrue(exists("MentionedTestsTest", "testsThatAreMentionedExist"));
        assertTrue(!exists("MentionedTestsTest", "noSuchTest") && !exists("NoSuchTest", "exists"));
    }
}
