package wormhole.conformance.interop;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * Where the other implementations are: the directory that {@code interop/install-peers} filled, named by the system property
 * {@code wormhole.peers} or the variable {@code WORMHOLE_PEERS}. A peer that is not there skips the test, with the reason;
 * where the directory was named and {@code CI=true}, it fails it,
 * unless it is one to do without and its installation failed.
 */
public enum Peers {
    /** magic-wormhole 0.24.0, the reference, with its mailbox server. */
    PYTHON("python-0.24", "bin/wormhole", true),
    /** magic-wormhole 0.12.0, as in Debian 12. */
    OLD_PYTHON("python-0.12", "bin/wormhole", false),
    /** wormhole-william, in Go. */
    GO("go", "bin/wormhole-william", true);

    private final String directory;
    private final String program;
    private final boolean indispensable;

    Peers(String directory, String program, boolean indispensable) {
        this.directory = directory;
        this.program = program;
        this.indispensable = indispensable;
    }

    /** The peer's {@code wormhole}; ends the test if it is not there. */
    Path program() {
        return require(program);
    }

    /**
     * A program of the peer's; ends the test if it is not there.
     *
     * @param relative its path in the peer's directory
     * @return its path
     */
    public Path require(String relative) {
        var root = root().orElseThrow(() -> new TestAbortedException(
                "set WORMHOLE_PEERS to a directory filled by conformance-tests/interop/install-peers"));
        var path = root.resolve(directory).resolve(relative);
        if (this == PYTHON && !Files.isExecutable(path)) {
            // or to an environment that has magic-wormhole 0.24.0
            path = root.resolve(relative);
        }
        if (!Files.isExecutable(path)) {
            missing(root);
        }
        return path;
    }

    /** Whether what is missing fails a test: continuous integration installed the peers and said where. */
    static boolean demanded() {
        return root().isPresent() && "true".equals(System.getenv("CI"));
    }

    private void missing(Path root) {
        var reason = recordedReason(root);
        var why = directory + " is not installed" + reason;
        if (demanded() && (indispensable || reason.isEmpty())) {
            fail(why);
        }
        abort(why);
    }

    private String recordedReason(Path root) {
        var file = root.resolve(directory + ".unavailable");
        try {
            return Files.exists(file) ? ": " + Files.readString(file).strip() : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> root() {
        return Optional.ofNullable(System.getProperty("wormhole.peers", System.getenv("WORMHOLE_PEERS")))
                .filter(name -> !name.isBlank())
                .map(name -> Path.of(name).toAbsolutePath());
    }
}
