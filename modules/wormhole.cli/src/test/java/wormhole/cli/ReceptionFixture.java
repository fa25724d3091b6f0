package wormhole.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One {@link Reception} for all tests of a class, and the tree as it was in the beginning for each. */
@Timeout(300)
abstract class ReceptionFixture {
    /** How directories are sent. */
    static final String MODE = "zipfile/deflated";

    /** A file that could not be more ordinary. */
    static final String GOOD = "{\"file\": {\"filename\": \"fine\", \"filesize\": 7}}";

    /** For what is never asked for. */
    static final HostileSender.Data NOTHING = HostileSender.bytes(new byte[0]);

    @TempDir
    static Path scratch;

    static Reception reception;

    @BeforeAll
    static void open() throws Exception {
        reception = new Reception(scratch);
    }

    @AfterAll
    static void close() {
        reception.close();
    }

    @BeforeEach
    void reset() throws Exception {
        reception.tree.reset();
    }
}
