package wormhole.cli.command;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import wormhole.api.DebugTiming;
import wormhole.api.error.WormholeException;
import wormhole.cli.debug.TimingDump;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;

/** A command with {@code --dump-timing}: says when the program began, and writes the file however the command ends. */
final class TimedCommand implements Command {
    private final Command command;
    private final String file;

    TimedCommand(Command command, String file) {
        this.command = command;
        this.file = file;
    }

    @Override
    public void run(Invocation invocation) throws UsageException, Failure, WormholeException, InterruptedException {
        try (var dump = TimingDump.open(invocation.console(), file)) {
            var timing = dump.timing();
            var started = Instant.now();
            timing.event("command dispatch", Map.of());
            ProcessHandle.current().info().startInstant().ifPresent(begin -> timing.add(startUp(begin, started)));
            try {
                command.run(invocation.timedBy(timing));
            } finally {
                timing.event("exit", Map.of());
            }
        }
    }

    // What the reference takes for the import of its modules is here the start of the virtual machine.
    private static DebugTiming.Event startUp(Instant begin, Instant started) {
        return new DebugTiming.Event(
                "import", seconds(begin), OptionalDouble.of(seconds(started)), Map.of("which", "top"));
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }
}
