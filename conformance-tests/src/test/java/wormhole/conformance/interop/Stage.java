package wormhole.conformance.interop;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import wormhole.api.WormholeClient;
import wormhole.mailbox.server.MailboxServer;

/**
 * What the live tests share: the mailbox servers, one Python process, one client of ours. Each is started when it is first
 * asked for, and all end with the test run.
 */
final class Stage implements AutoCloseable {
    /** A mailbox server. */
    enum Server {
        PYTHON_SERVER,
        OUR_SERVER
    }

    /** Who implements one end. */
    enum Party {
        JAVA,
        PYTHON
    }

    private static final AtomicInteger NAMEPLATES = new AtomicInteger(1_000);

    private final Deque<Runnable> open = new ArrayDeque<>();
    private final Map<Server, URI> mailboxes = new ConcurrentHashMap<>();
    private PythonDriver python;
    private WormholeClient client;
    private int relayPort;

    private Stage() {}

    /** A nameplate that no other test uses, and no server allocates so early. */
    static int freshNameplate() {
        return NAMEPLATES.incrementAndGet();
    }

    Talker talker(Party party, String appId, Server server) throws Exception {
        return talker(party, appId, server, Json.createObjectBuilder().build());
    }

    Talker talker(Party party, String appId, Server server, JsonObject versions) throws Exception {
        var mailbox = mailbox(server);
        return party == Party.JAVA
                ? new JavaTalker(client(), appId, mailbox, versions)
                : new PythonTalker(python(), appId, mailbox, versions);
    }

    synchronized URI mailbox(Server server) throws Exception {
        if (!mailboxes.containsKey(server)) {
            mailboxes.put(server, server == Server.OUR_SERVER ? startOurs() : startPythons());
        }
        return mailboxes.get(server);
    }

    private URI startPythons() throws Exception {
        var server = PythonServer.start();
        open.push(server::close);
        return server.uri();
    }

    private URI startOurs() throws Exception {
        var server = MailboxServer.start();
        open.push(server::close);
        return server.uri();
    }

    /** The port of the reference's transit relay. */
    synchronized int pythonRelay() throws Exception {
        if (relayPort == 0) {
            var relay = PythonServer.startRelay();
            open.push(relay::close);
            relayPort = relay.port();
        }
        return relayPort;
    }

    private synchronized PythonDriver python() throws IOException {
        if (python == null) {
            python = PythonDriver.start();
            open.push(python::close);
        }
        return python;
    }

    synchronized WormholeClient client() {
        if (client == null) {
            client = WormholeClient.create();
            open.push(client::close);
        }
        return client;
    }

    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }

    /** Hands the one stage to whoever asks for it. */
    static final class Resolver implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Stage.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Stage.class))
                    .getOrComputeIfAbsent(Stage.class, key -> new Stage(), Stage.class);
        }
    }
}
