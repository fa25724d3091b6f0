package wormhole.conformance.vectors;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Every case of every vector file in the directory that the system property {@code wormhole.vectors} names. */
final class VectorsConformance {
    private static final VectorRunner RUNNER = new VectorRunner(List.of(
            new Spake2Operations(),
            new DeriveOperations(),
            new PhaseOperations(),
            new CodesOperations(),
            new TranscriptOperations(),
            new ServerOperations()));

    @TestFactory
    Stream<DynamicContainer> everyCaseOfEveryFile() throws IOException {
        return VectorFile.allIn(directory()).stream().map(VectorsConformance::container);
    }

    @AfterAll
    static void printTheTally() {
        System.out.println(RUNNER.summary());
    }

    private static DynamicContainer container(VectorFile file) {
        return dynamicContainer(
                file.name(),
                file.cases().stream().map(one -> dynamicTest(one.displayName(), () -> RUNNER.run(file.schema(), one))));
    }

    // A relative directory is relative to where the build was started, which is not where a test runs.
    private static Path directory() {
        var started = Path.of(System.getProperty("wormhole.vectors.root", ""));
        return started.resolve(System.getProperty("wormhole.vectors", "vectors/reference"));
    }
}
