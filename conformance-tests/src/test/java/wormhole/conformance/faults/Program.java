package wormhole.conformance.faults;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wormhole.conformance.interop.ChildProcess;

/** Our command line, from its run-time image, as a process. */
final class Program {
    private static final Path IMAGE = Path.of("../modules/wormhole.cli/target/image/bin/wormhole")
            .toAbsolutePath()
            .normalize();

    // What runs in the background of a script inherits that SIGINT is ignored, and so would what the tests interrupt.
    private static final List<String> INTERRUPTIBLE = List.of("env", "--default-signal=INT");

    private Program() {}

    /** The beginning of a command line that can be interrupted. */
    static List<String> interruptible() throws IOException {
        try {
            var trial = new ArrayList<>(INTERRUPTIBLE);
            trial.add("true");
            var isKnown = new ProcessBuilder(trial)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
            return isKnown ? new ArrayList<>(INTERRUPTIBLE) : new ArrayList<>();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    /** Where it is. */
    static String image() {
        assumeTrue(Files.isExecutable(IMAGE), "the image is not built: run ./wormhole --version once");
        return IMAGE.toString();
    }

    /** Starts it, with these servers. */
    static ChildProcess start(Servers servers, String command, String... more) throws IOException {
        return start(List.of(), servers, command, more);
    }

    /** As {@link #start(Servers, String, String...)}, started by another program that takes its command line. */
    static ChildProcess start(List<String> by, Servers servers, String command, String... more) throws IOException {
        var program = image();
        var line = interruptible();
        line.addAll(by);
        line.addAll(
                List.of(program, command, "--relay-url", servers.mailbox.uri().toString()));
        line.addAll(List.of("--transit-helper", servers.relay.endpoint(), "--hide-progress"));
        line.addAll(List.of(more));
        return ChildProcess.start("fault-" + command, line);
    }
}
