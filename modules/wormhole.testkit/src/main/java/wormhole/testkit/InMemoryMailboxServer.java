package wormhole.testkit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import wormhole.api.WormholeClient;
import wormhole.api.error.ProviderException;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.mailbox.server.hub.Effect;
import wormhole.mailbox.server.hub.Hub;
import wormhole.mailbox.server.hub.HubOptions;
import wormhole.mailbox.server.hub.HubState;
import wormhole.mailbox.server.hub.Input;
import wormhole.mailbox.server.hub.PeerAddress;
import wormhole.runtime.WormholeRuntime;
import wormhole.spi.mailbox.LinkContext;
import wormhole.spi.mailbox.LinkEnd;
import wormhole.spi.mailbox.LinkListener;
import wormhole.spi.mailbox.MailboxLink;
import wormhole.spi.mailbox.MailboxLinkProvider;
import wormhole.wordlist.pgp.PgpWordlistProvider;

/**
 * A mailbox server in memory: the hub of the real one, and links that are calls instead of sockets. Wormholes of {@link
 * #client} meet here, whatever mailbox URI their options name. Thread-safe; has one daemon thread.
 */
public final class InMemoryMailboxServer implements MailboxLinkProvider, AutoCloseable {
    private final ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "in-memory-mailbox-server");
        thread.setDaemon(true);
        return thread;
    });
    // Only touched by the executor's thread.
    private final Hub hub = new Hub(
            new HubState(), HubOptions.DEFAULT, new BcCryptoProvider().suite().entropy());
    private final Map<Long, Link> links = new HashMap<>();
    private final Outside outside = new Outside();
    private long opened;

    /** An empty server, running. */
    public InMemoryMailboxServer() {}

    /**
     * Makes a client whose wormholes meet here. It uses Bouncy Castle and the PGP word list and loads no other provider.
     *
     * @return to be closed before this server is
     * @throws ProviderException a module of the runtime is missing
     */
    public WormholeClient client() {
        return WormholeRuntime.builder()
                .crypto(new BcCryptoProvider())
                .wordlist(new PgpWordlistProvider())
                .mailboxLink(this)
                .build();
    }

    /** Cuts every link, as a network does that fails. The wormholes connect again after about a second. */
    public void cutLinks() {
        execute(() -> List.copyOf(links.values())
                .forEach(link -> link.end(new LinkEnd(LinkEnd.Cause.LOST, "the link in memory was cut"))));
    }

    /** Ends every link and the server. Twice is harmless. */
    @Override
    public void close() {
        cutLinks();
        executor.shutdown();
    }

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public Set<String> schemes() {
        return Set.of("ws", "wss");
    }

    @Override
    public MailboxLink open(URI uri, LinkContext context, LinkListener listener) {
        var link = new Link(context.maxMessageBytes(), listener);
        if (!execute(link::begin)) {
            listener.closed(new LinkEnd(LinkEnd.Cause.NOT_OPENED, "the mailbox server in memory is closed"));
        }
        return link;
    }

    private boolean execute(Runnable task) {
        try {
            executor.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false; // closed: nothing is open, nothing is heard
        }
    }

    private void tell(Input input) {
        hub.handle(input, System.currentTimeMillis() * 1000).forEach(effect -> effect.accept(outside));
    }

    private final class Link implements MailboxLink {
        private final int maxMessageBytes;
        private final LinkListener listener;
        private long number;
        private boolean ended;
        // Set by any thread: what is said after closing is dropped.
        private volatile boolean closing;

        Link(int maxMessageBytes, LinkListener listener) {
            this.maxMessageBytes = maxMessageBytes;
            this.listener = listener;
        }

        private void begin() {
            number = opened++;
            links.put(number, this);
            listener.opened();
            tell(new Input.Connected(number, new PeerAddress("127.0.0.1", 4000)));
        }

        @Override
        public void send(String message) {
            if (!closing) {
                execute(() -> {
                    if (!ended) {
                        tell(new Input.Received(number, message));
                    }
                });
            }
        }

        @Override
        public void close() {
            closing = true;
            execute(() -> end(new LinkEnd(LinkEnd.Cause.CLOSED_BY_US, "closed")));
        }

        private void deliver(String message) {
            if (message.getBytes(StandardCharsets.UTF_8).length > maxMessageBytes) {
                end(new LinkEnd(
                        LinkEnd.Cause.SERVER_MISBEHAVED, "a message longer than " + maxMessageBytes + " bytes"));
            } else {
                listener.message(message);
            }
        }

        private void end(LinkEnd how) {
            if (!ended) {
                ended = true;
                links.remove(number);
                tell(new Input.Disconnected(number));
                listener.closed(how);
            }
        }
    }

    /** Carries out what the hub wants. Nothing is stored: the state lives as long as the server. */
    private final class Outside implements Effect.Handler {
        @Override
        public void on(Effect.Store effect) {}

        @Override
        public void on(Effect.Send effect) {
            var link = links.get(effect.connection());
            if (link != null) {
                link.deliver(effect.frame().toString());
            }
        }

        @Override
        public void on(Effect.Drop effect) {
            var link = links.get(effect.connection());
            if (link != null) {
                link.end(new LinkEnd(LinkEnd.Cause.LOST, "the mailbox server in memory hung up"));
            }
        }

        @Override
        public void on(Effect.Log effect) {}
    }
}
