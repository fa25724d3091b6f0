package wormhole.cli.command;

import java.util.List;
import java.util.Optional;
import wormhole.api.error.WormholeException;
import wormhole.cli.args.CommandLine;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.Interruption;
import wormhole.cli.failure.UsageException;

/** {@code --local}: a command whose mailbox server and transit relay run in this process, for as long as it and its guest need them. */
final class LocalCommand implements Command {
    private final Command command;

    LocalCommand(Command command) {
        this.command = command;
    }

    @Override
    public void run(Invocation invocation) throws UsageException, Failure, WormholeException, InterruptedException {
        check(invocation);
        var address = address(invocation.line());
        try (var server = LocalServer.start(new LocalServer.Request(address, 0, 0, "memory:", Optional.empty()))) {
            // After a signal, the guest that hears of it still needs the server to say goodbye.
            var atSignal = Interruption.runs("wormhole-local-end", server::awaitGuests);
            try {
                var host = OwnAddress.of(address);
                command.run(invocation.with(invocation
                        .line()
                        .with(Options.RELAY_URL, server.url(host))
                        .with(Options.TRANSIT_HELPER, server.relay(host))));
            } finally {
                server.awaitGuests();
                atSignal.lift();
            }
        }
    }

    // The settings name an address for serve, which shall not open this to others.
    private static String address(CommandLine line) {
        return line.isGiven(Options.LOCAL_INTERFACE)
                ? line.value(Options.LOCAL_INTERFACE).orElseThrow()
                : "127.0.0.1";
    }

    private static void check(Invocation invocation) throws UsageException {
        for (var other : List.of(Options.RELAY_URL, Options.TRANSIT_HELPER, Options.PROXY)) {
            if (invocation.line().isGiven(other)) {
                throw new UsageException("--local and " + other.name() + " exclude each other");
            }
        }
    }
}
