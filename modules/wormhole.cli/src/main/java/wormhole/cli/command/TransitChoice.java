package wormhole.cli.command;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import wormhole.api.transit.HintArgument;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitOptions.Paths;
import wormhole.cli.args.CommandLine;
import wormhole.cli.args.Option;
import wormhole.cli.failure.UsageException;

/** Which ways to the other side the user allows, checked before anything is sent. */
final class TransitChoice {
    private TransitChoice() {}

    static TransitOptions of(CommandLine line) throws UsageException {
        exclude(line, Options.FORCE_RELAY, Options.FORCE_DIRECT);
        exclude(line, Options.NO_LISTEN, Options.LISTEN_PORT);
        var options = TransitOptions.DEFAULT
                .withPaths(paths(line))
                .withListen(!line.has(Options.NO_LISTEN))
                .withListenPort(Values.number(line, Options.LISTEN_PORT, 0, 0, 65535))
                .withProxy(proxy(line));
        var helper = line.value(Options.TRANSIT_HELPER);
        var source = helper.isPresent() ? line.source(Options.TRANSIT_HELPER) : line.source(Options.RELAY_URL);
        var given = helper.isPresent() ? helper : strayRelay(line);
        return given.isEmpty() ? options : withRelay(options, source, given.get());
    }

    private static TransitOptions withRelay(TransitOptions options, String source, String given) throws UsageException {
        try {
            return options.withRelays(List.of(HintArgument.parse(given).relay()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(source + " must have the form tcp:HOST:PORT, with a port from 1 to 65535");
        }
    }

    /** A relay in the variable that is meant for the mailbox server, which is a common slip: the names are alike. */
    static Optional<String> strayRelay(CommandLine line) throws UsageException {
        for (var given : Values.words(line, Options.RELAY_URL)) {
            if (isStrayRelay(line, given)) {
                return Optional.of(given);
            }
        }
        return Optional.empty();
    }

    static boolean isStrayRelay(CommandLine line, String given) {
        return line.isFromEnvironment(Options.RELAY_URL) && given.startsWith("tcp:");
    }

    /** What everything is dialled through. */
    static Optional<URI> proxy(CommandLine line) throws UsageException {
        var given = line.value(Options.PROXY);
        // The proxy of the settings does not lead to the servers in this process.
        if (given.isEmpty() || line.has(Options.LOCAL)) {
            return Optional.empty();
        }
        try {
            var proxy = Optional.of(new URI(given.get()));
            TransitOptions.DEFAULT.withProxy(proxy);
            return proxy;
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new UsageException(line.source(Options.PROXY) + " must be socks5://HOST:PORT or http://HOST:PORT");
        }
    }

    private static Paths paths(CommandLine line) {
        if (line.has(Options.FORCE_RELAY)) {
            return Paths.RELAY_ONLY;
        }
        return line.has(Options.FORCE_DIRECT) ? Paths.DIRECT_ONLY : Paths.ANY;
    }

    private static void exclude(CommandLine line, Option one, Option other) throws UsageException {
        if (line.has(one) && line.has(other)) {
            throw new UsageException(one.name() + " and " + other.name() + " exclude each other");
        }
    }
}
