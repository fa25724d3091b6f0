package wormhole.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeoutException;
import wormhole.api.WormholeClient;
import wormhole.api.transit.Hint;
import wormhole.api.transit.TransitOptions.Paths;

/** Whether the transit relay brings two of us together. */
final class RelayCheck implements Check {
    private final WormholeClient client;
    private final URI here;
    private final Examination.Subject subject;
    private final Hint.Relay relay;

    RelayCheck(WormholeClient client, URI here, Examination.Subject subject, Hint.Relay relay) {
        this.client = client;
        this.here = here;
        this.subject = subject;
        this.relay = relay;
    }

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public String whatAnswers() {
        return "the relay at " + where();
    }

    @Override
    public String advice() {
        return "Files go only where one side can connect to the other. Is --transit-helper right? If a firewall is in the way,"
                + " --proxy may help.";
    }

    @Override
    public Finding failed(String says, String advice) {
        return Check.super.failed(says, advice).with("url", where());
    }

    @Override
    public List<Finding> look() throws IOException, TimeoutException, InterruptedException {
        var options = subject.transit();
        if (options.paths() == Paths.DIRECT_ONLY) {
            return List.of(Finding.skipped(name(), "not wished"));
        }
        var only = options.withPaths(Paths.RELAY_ONLY)
                .withRelays(List.of(relay))
                .withListenPort(0)
                .withDialLocal(true)
                .withHandshakeTimeout(subject.limit())
                .withConnectTimeout(subject.limit());
        try (var pair = Pair.meet(client, here, subject)) {
            var begin = System.nanoTime();
            pair.connect(only, only);
            var millis = (System.nanoTime() - begin) / 1_000_000;
            return List.of(Finding.ok(name(), where() + " connected two ends after " + millis + " ms")
                    .with("url", where())
                    .with("connect_ms", millis));
        }
    }

    private String where() {
        return relay.addresses().stream()
                .filter(Hint.DirectTcp.class::isInstance)
                .map(Hint.DirectTcp.class::cast)
                .map(tcp -> "tcp:" + tcp.host() + ":" + tcp.port())
                .findFirst()
                .orElse("an address of another kind");
    }
}
