package wormhole.conformance.vectors;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * Every case of every vector file of the suite, asked of the Java testee in process; or of the directory that the system
 * property {@code wormhole.vectors} names.
 */
final class VectorsConformance {
    private static final VectorRunner RUNNER = new VectorRunner(new JavaTestee());

    @TestFactory
    Stream<DynamicContainer> everyCaseOfEveryFile() throws IOException {
        var named = Optional.ofNullable(System.getProperty("wormhole.vectors")).filter(name -> !name.isBlank());
        var files = named.isPresent()
                ? VectorFile.allIn(fromWhereItStarted(named.get()))
                : VectorFile.allOfTheSuite(Path.of("vectors"));
        return files.stream().map(VectorsConformance::container);
    }

    @AfterAll
    static void printTheTally() {
        System.out.println(RUNNER.summary());
    }

    private static DynamicContainer container(VectorFile file) {
        return dynamicContainer(
                file.name(), file.cases().stream().map(one -> dynamicTest(one.displayName(), () -> RUNNER.run(one))));
    }

    // A relative directory is relative to where the build was started, which is not where a test runs.
    private static Path fromWhereItStarted(String directory) {
        return Path.of(System.getProperty("wormhole.vectors.root", "")).resolve(directory);
    }
}
