package wormhole.cli.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Escaping;
import wormhole.mailbox.server.MailboxServer;
import wormhole.mailbox.server.MailboxServerOptions;
import wormhole.spi.stream.HostPort;
import wormhole.transit.relay.TransitRelay;
import wormhole.transit.relay.TransitRelayOptions;

/** The mailbox server and the transit relay of {@code serve} and {@code demo}. */
final class LocalServer implements AutoCloseable {
    /** How long guests may take to leave when the host has. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MailboxServer server;
    private final TransitRelay relay;

    private LocalServer(MailboxServer server, TransitRelay relay) {
        this.server = server;
        this.relay = relay;
    }

    /**
     * How it shall run.
     *
     * @param address to listen on
     * @param port of the mailbox server, 0 for any
     * @param relayPort of the transit relay, 0 for any
     * @param store {@code memory:} or {@code file:PATH}
     * @param motd for everyone who connects
     */
    record Request(String address, int port, int relayPort, String store, Optional<String> motd) {
        /** On this machine only, forgetting everything at the end. */
        static final Request ANY_PORT = new Request("127.0.0.1", 0, 0, "memory:", Optional.empty());
    }

    static LocalServer start(Request request) throws Failure, UsageException {
        try {
            var options = new MailboxServerOptions()
                    .bind(new HostPort(request.address(), request.port()))
                    .store(request.store());
            request.motd().ifPresent(options::motd);
            return withRelay(request, MailboxServer.start(options));
        } catch (IllegalArgumentException e) {
            throw new UsageException(Escaping.line(e.getMessage(), 200));
        } catch (IOException e) {
            throw failure("mailbox server", e);
        }
    }

    private static LocalServer withRelay(Request request, MailboxServer server) throws Failure {
        try {
            var place = new HostPort(request.address(), request.relayPort());
            return new LocalServer(server, TransitRelay.start(new TransitRelayOptions().bind(place)));
        } catch (IOException e) {
            server.close();
            throw failure("transit relay", e);
        }
    }

    String url() {
        return server.uri().toString();
    }

    /** As {@code --transit-helper} takes it. */
    String relay() {
        return relay.endpoint();
    }

    /** Waits until it ends by itself, which it does only if it cannot go on. */
    void awaitEnd() throws Failure, InterruptedException {
        try {
            server.ended().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw failure("mailbox server", e.getCause());
        }
    }

    /** As others find it who know this machine by that name or address. */
    String url(String host) {
        return "ws://" + new HostPort(host, server.address().port()) + "/v1";
    }

    /** As {@link #url(String)}, for {@code --transit-helper}. */
    String relay(String host) {
        return "tcp:" + new HostPort(host, relay.address().port());
    }

    /** Waits until everybody has left, but not for ever. */
    void awaitGuests() {
        var start = System.nanoTime();
        if (server.awaitIdle(PATIENCE)) {
            relay.awaitIdle(PATIENCE.minusNanos(Math.min(System.nanoTime() - start, PATIENCE.toNanos())));
        }
    }

    @Override
    public void close() {
        relay.close();
        server.close();
    }

    private static Failure failure(String which, Throwable e) {
        return new Failure("the " + which + " cannot run: " + Escaping.line(reason(e), 300), "");
    }

    // The messages of these two are the path and nothing else.
    private static String reason(Throwable e) {
        if (e instanceof NoSuchFileException) {
            return "there is no directory for " + e.getMessage();
        }
        return e instanceof AccessDeniedException
                ? "no permission for " + e.getMessage()
                : String.valueOf(e.getMessage());
    }
}
