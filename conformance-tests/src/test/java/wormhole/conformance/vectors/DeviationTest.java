package wormhole.conformance.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a property tolerates is written down. */
final class DeviationTest {
    @Test
    void everyDeviationIsALineOfTheDocument() throws IOException {
        var document = Files.readString(Path.of("..", "docs", "deviations.md"));
        var missing = Stream.of(
                        Deviation.ASCII_NAMEPLATE,
                        Deviation.CODE_LENGTH,
                        Deviation.NAMEPLATE_LENGTH,
                        Deviation.LAX_ELEMENT,
                        Deviation.PHASE_NUMBER)
                .map(Deviation::line)
                .filter(line -> !document.contains(line))
                .toList();
        assertEquals(List.of(), missing);
    }
}
