package wormhole.conformance.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is checked in under {@code docs/states} is what the session does. */
class StateTableTest {
    private static final Path STATES = Path.of("..", "docs", "states");

    @Test
    void whatIsCheckedInIsWhatTheSessionDoes() throws IOException {
        var table = StateTable.derive();
        var actual = table.files();
        if (Boolean.getBoolean("wormhole.update")) {
            write(actual);
        }
        var rows = actual.get("session.md").lines().filter(line -> line.startsWith("| ")).count() - 2;
        System.out.println("state table: " + table.states() + " states, " + rows + " rows");
        var expected = read();
        var changed = new TreeSet<String>();
        actual.forEach((name, text) -> {
            if (!text.equals(expected.get(name))) {
                changed.add(name);
            }
        });
        expected.keySet().stream().filter(name -> !actual.containsKey(name)).forEach(changed::add);
        assertEquals(
                new TreeSet<String>(),
                changed,
                "the session's behaviour has changed. If that is meant, run\n"
                        + "  mvn -pl conformance-tests test -Dtest=StateTableTest -Dwormhole.update=true\n"
                        + "and commit docs/states");
    }

    private static Map<String, String> read() throws IOException {
        var files = new TreeMap<String, String>();
        if (Files.isDirectory(STATES)) {
            try (var found = Files.list(STATES)) {
                for (var file : found.toList()) {
                    files.put(file.getFileName().toString(), Files.readString(file).replace("\r\n", "\n"));
                }
            }
        }
        return files;
    }

    private static void write(Map<String, String> files) throws IOException {
        Files.createDirectories(STATES);
        for (var name : read().keySet()) {
            Files.delete(STATES.resolve(name));
        }
        for (var file : files.entrySet()) {
            Files.writeString(STATES.resolve(file.getKey()), file.getValue());
        }
    }
}
