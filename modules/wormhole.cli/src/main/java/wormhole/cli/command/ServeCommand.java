package wormhole.cli.command;

import wormhole.cli.failure.ExitStatus;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.Interruption;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;

/** {@code wormhole serve}: a mailbox server and a transit relay until they are told to end; SIGINT and SIGTERM are the good way to do so. */
final class ServeCommand implements Command {
    private static final int DEFAULT_PORT = 4000;
    private static final int DEFAULT_RELAY_PORT = 4001;

    @Override
    public void run(Invocation invocation) throws UsageException, Failure, InterruptedException {
        invocation.refuseOperands();
        var server = LocalServer.start(request(invocation));
        var atSignal = Interruption.runs("wormhole-serve-end", () -> end(invocation.console(), server));
        try (server) {
            invocation.console().print(server.url());
            invocation.console().print(server.relay());
            invocation
                    .console()
                    .note("Serving until interrupted (Ctrl-C). Use it with: --relay-url " + server.url()
                            + " --transit-helper " + server.relay());
            server.awaitEnd();
        } finally {
            atSignal.lift();
        }
    }

    private static LocalServer.Request request(Invocation invocation) throws UsageException {
        var line = invocation.line();
        var mailboxPort = Values.number(line, Options.MAILBOX_PORT, DEFAULT_PORT, 0, 65535);
        return new LocalServer.Request(
                line.value(Options.INTERFACE).orElse("127.0.0.1"),
                mailboxPort,
                Values.number(line, Options.RELAY_PORT, mailboxPort == 0 ? 0 : DEFAULT_RELAY_PORT, 0, 65535),
                line.value(Options.STORE).orElse("memory:"),
                line.value(Options.MOTD));
    }

    // Halting from a hook makes the end by a signal a good end; the store is closed by then.
    private static void end(Console console, LocalServer server) {
        console.fallSilent();
        server.close();
        Runtime.getRuntime().halt(ExitStatus.OK);
    }
}
