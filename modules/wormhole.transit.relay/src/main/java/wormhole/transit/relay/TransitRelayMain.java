package wormhole.transit.relay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import wormhole.server.ServerArguments;
import wormhole.server.ServerProgram;
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
        ServerProgram.main(
                USAGE,
                rest -> {
                    var relay = TransitRelay.start(options(rest));
                    var place = relay.address() + ", " + relay.endpoint();
                    return new ServerProgram(relay, place, new CompletableFuture<>());
                },
                arguments);
    }

    static TransitRelayOptions options(ServerArguments rest) {
        var options = new TransitRelayOptions();
        var limits = RelayLimits.DEFAULT;
        var host = "::";
        var port = 4001;
        while (rest.next()) {
            switch (rest.name()) {
                case "--bind" -> host = rest.value();
                case "--port" -> port = rest.number();
                case "--usage-log" -> options.usageLog(Path.of(rest.value()));
                case "--blur-usage" -> options.blurUsage(rest.number());
                case "--max-connections" -> limits = limits.connections(rest.number());
                case "--max-per-address" -> limits = limits.connectionsPerAddress(rest.number());
                case "--max-per-token" -> limits = limits.waitingPerToken(rest.number());
                case "--max-line-time" -> limits = limits.lineTime(Duration.ofSeconds(rest.number()));
                case "--max-wait" -> limits = limits.waitingTime(Duration.ofSeconds(rest.number()));
                case "--max-bytes" -> limits = limits.pairBytes(rest.count());
                default -> throw rest.unknown();
            }
        }
        return options.bind(new HostPort(host, port)).limits(limits);
    }
}
