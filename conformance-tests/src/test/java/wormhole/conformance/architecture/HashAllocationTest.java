package wormhole.conformance.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wormhole.conformance.project.ProjectTree;

/** What {@code docs/testing.md} says of objects made beside SHA-256, seen in the code: the speed itself no build can measure. */
class HashAllocationTest {
    private static final Pattern MAKES_AN_OBJECT =
            Pattern.compile("\\d+: (new|newarray|anewarray|multianewarray|invokedynamic)\\b.*");

    private static final Pattern CALL = Pattern.compile("// (?:Interface)?Method (\\S+)");

    /** None of these makes an object. */
    private static final Set<String> HARMLESS = Set.of(
            "java/nio/ByteBuffer.array:()[B",
            "java/nio/ByteBuffer.arrayOffset:()I",
            "java/nio/ByteBuffer.position:()I",
            "java/nio/ByteBuffer.limit:()I",
            "java/lang/Math.min:(II)I",
            "java/security/MessageDigest.update:([BII)V");

    @Test
    void noObjectIsMadeWhereTheBytesOfATransferAreHashed() {
        var update = methodOfHash("void update(java.nio.ByteBuffer);");
        assertEquals(
                List.of(),
                found(MAKES_AN_OBJECT, update).map(MatchResult::group).toList());
        assertEquals(HARMLESS, found(CALL, update).map(call -> call.group(1)).collect(Collectors.toSet()));
    }

    private static Stream<MatchResult> found(Pattern pattern, String code) {
        return pattern.matcher(code).results();
    }

    private static String methodOfHash(String signature) {
        var said = new StringWriter();
        var classes = ProjectTree.module("wormhole.filetransfer").classes().toString();
        var javap = ToolProvider.findFirst("javap").orElseThrow();
        javap.run(
                new PrintWriter(said), new PrintWriter(said), "-c", "-p", "-cp", classes, "wormhole.filetransfer.Hash");
        return Stream.of(said.toString().split("\\R\\R"))
                .filter(method -> method.contains(signature))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + signature + " in: " + said));
    }
}
