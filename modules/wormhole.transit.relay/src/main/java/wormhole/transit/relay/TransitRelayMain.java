package wormhole.transit.relay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import wormhole.spi.stream.HostPort;

/** Runs a transit relay until the process ends. */
public final class TransitRelayMain {
    private static final String USAGE = String.join(
            System.lineSeparator(),
            "options:",
            "  --bind ADDRESS             :: (all addresses)",
            "  --port PORT                4001",
            "  --usage-log PATH           none",
            "  --blur-usage SECONDS       exact times and sizes",
            "  --max-connections COUNT    20000",
            "  --max-per-address COUNT    no limit",
            "  --max-per-token COUNT      64 connections that wait",
            "  --max-line-time SECONDS    60",
            "  --max-wait SECONDS         86400",
            "  --max-bytes BYTES          no limit, for each pair");

    private TransitRelayMain() {}

    /**
     * Starts a relay as the options say and prints where it listens.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String... arguments) {
        try {
            if (List.of(arguments).contains("--help")) {
                System.out.println(USAGE);
                return;
            }
            run(options(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            System.exit(2);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(TransitRelayOptions options) throws IOException {
        var relay = TransitRelay.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(relay::close, "wormhole-relay-close"));
        System.out.println("listening on " + relay.address() + ", " + relay.endpoint());
        System.out.flush();
        waitForEver();
    }

    // The relay's threads do not keep a process alive, so that an embedded one need not be closed.
    private static void waitForEver() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static TransitRelayOptions options(String... arguments) {
        var options = new TransitRelayOptions();
        var limits = RelayLimits.DEFAULT;
        var host = "::";
        var port = 4001;
        for (var rest = List.of(arguments).iterator(); rest.hasNext(); ) {
            var name = rest.next();
            switch (name) {
                case "--bind" -> host = value(name, rest);
                case "--port" -> port = number(name, rest);
                case "--usage-log" -> options.usageLog(Path.of(value(name, rest)));
                case "--blur-usage" -> options.blurUsage(number(name, rest));
                case "--max-connections" -> limits = limits.connections(number(name, rest));
                case "--max-per-address" -> limits = limits.connectionsPerAddress(number(name, rest));
                case "--max-per-token" -> limits = limits.waitingPerToken(number(name, rest));
                case "--max-line-time" -> limits = limits.lineTime(Duration.ofSeconds(number(name, rest)));
                case "--max-wait" -> limits = limits.waitingTime(Duration.ofSeconds(number(name, rest)));
                case "--max-bytes" -> limits = limits.pairBytes(count(name, rest));
                default -> throw new IllegalArgumentException("unknown option " + name);
            }
        }
        return options.bind(new HostPort(host, port)).limits(limits);
    }

    private static String value(String name, Iterator<String> rest) {
        try {
            return rest.next();
        } catch (NoSuchElementException e) {
            throw new IllegalArgumentException(name + " needs a value", e);
        }
    }

    private static int number(String name, Iterator<String> rest) {
        var count = count(name, rest);
        if (count != (int) count) {
            throw new IllegalArgumentException(name + " needs a smaller number");
        }
        return (int) count;
    }

    private static long count(String name, Iterator<String> rest) {
        try {
            return Long.parseLong(value(name, rest));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a number", e);
        }
    }
}
