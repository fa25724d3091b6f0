package wormhole.mailbox.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
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

    private static void run(MailboxServerOptions options) throws IOException {
        var server = MailboxServer.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "wormhole-mailbox-close"));
        System.out.println("listening on " + server.address() + ", " + server.uri());
        System.out.flush();
        server.ended().whenComplete((nothing, failure) -> {
            if (failure != null) {
                System.err.println(failure.getMessage());
                Runtime.getRuntime().halt(1);
            }
        });
        waitForEver();
    }

    // The server's threads do not keep a process alive, so that an embedded one need not be closed.
    private static void waitForEver() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static MailboxServerOptions options(String... arguments) {
        var options = new MailboxServerOptions().store("file:relay.mailboxes");
        var limits = ServerLimits.DEFAULT;
        var host = "::";
        var port = 4000;
        for (var rest = List.of(arguments).iterator(); rest.hasNext(); ) {
            var name = rest.next();
            switch (name) {
                case "--bind" -> host = value(name, rest);
                case "--port" -> port = number(name, rest);
                case "--store" -> options.store(value(name, rest));
                case "--usage-log" -> options.usageLog(Path.of(value(name, rest)));
                case "--blur-usage" -> options.blurUsage(number(name, rest));
                case "--motd" -> options.motd(value(name, rest));
                case "--advertise-version" -> options.advertiseVersion(value(name, rest));
                case "--signal-error" -> options.signalError(value(name, rest));
                case "--disallow-list" -> options.allowList(false);
                case "--trust-real-ip" -> options.trustRealIp(true);
                case "--max-connections" -> limits = limits.connections(number(name, rest));
                case "--max-per-address" -> limits = limits.connectionsPerAddress(number(name, rest));
                case "--max-rate" -> limits = limits.messagesPerSecond(number(name, rest));
                case "--max-message" -> limits = limits.messageBytes(number(name, rest));
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
        try {
            return Integer.parseInt(value(name, rest));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a number", e);
        }
    }
}
