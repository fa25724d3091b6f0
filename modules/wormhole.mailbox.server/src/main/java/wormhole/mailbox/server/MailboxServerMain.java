package wormhole.mailbox.server;

import java.nio.file.Path;
import wormhole.server.ServerArguments;
import wormhole.server.ServerProgram;
import wormhole.spi.stream.HostPort;

/** Runs a mailbox server until the process ends. */
public final class MailboxServerMain {
    private static final String USAGE = String.join(
            System.lineSeparator(),
            "options:",
            "  --bind ADDRESS             :: (all addresses)",
            "  --port PORT                4000",
            "  --store ADDRESS            memory: or file:PATH (file:relay.mailboxes)",
            "  --usage-log PATH           none",
            "  --blur-usage SECONDS       exact times",
            "  --motd TEXT                none",
            "  --advertise-version TEXT   none",
            "  --signal-error TEXT        none",
            "  --disallow-list            list is answered with none",
            "  --trust-real-ip            believe X-Real-IP and X-Real-Port",
            "  --max-connections COUNT    20000",
            "  --max-per-address COUNT    no limit",
            "  --max-rate PER-SECOND      no limit, for each connection",
            "  --max-message BYTES        4194304");

    private MailboxServerMain() {}

    /**
     * Starts a server as the options say and prints where it listens.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String... arguments) {
        ServerProgram.main(
                USAGE,
                rest -> {
                    var server = MailboxServer.start(options(rest));
                    return new ServerProgram(server, server.address() + ", " + server.uri(), server.ended());
                },
                arguments);
    }

    static MailboxServerOptions options(ServerArguments rest) {
        var options = new MailboxServerOptions().store("file:relay.mailboxes");
        var limits = ServerLimits.DEFAULT;
        var host = "::";
        var port = 4000;
        while (rest.next()) {
            switch (rest.name()) {
                case "--bind" -> host = rest.value();
                case "--port" -> port = rest.number();
                case "--store" -> options.store(rest.value());
                case "--usage-log" -> options.usageLog(Path.of(rest.value()));
                case "--blur-usage" -> options.blurUsage(rest.number());
                case "--motd" -> options.motd(rest.value());
                case "--advertise-version" -> options.advertiseVersion(rest.value());
                case "--signal-error" -> options.signalError(rest.value());
                case "--disallow-list" -> options.allowList(false);
                case "--trust-real-ip" -> options.trustRealIp(true);
                case "--max-connections" -> limits = limits.connections(rest.number());
                case "--max-per-address" -> limits = limits.connectionsPerAddress(rest.number());
                case "--max-rate" -> limits = limits.messagesPerSecond(rest.number());
                case "--max-message" -> limits = limits.messageBytes(rest.number());
                default -> throw rest.unknown();
            }
        }
        return options.bind(new HostPort(host, port)).limits(limits);
    }
}
