package wormhole.cli.doctor;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import wormhole.api.WormholeClient;
import wormhole.api.transit.TransitOptions.Paths;
import wormhole.json.JsonRefusedException;
import wormhole.json.StrictJson;

/** Whether the other side could connect to us: a port to listen on, and the addresses that it would be told. */
final class DirectCheck implements Check {
    private final WormholeClient client;
    private final URI here;
    private final Examination.Subject subject;

    DirectCheck(WormholeClient client, URI here, Examination.Subject subject) {
        this.client = client;
        this.here = here;
        this.subject = subject;
    }

    @Override
    public String name() {
        return "listen";
    }

    @Override
    public String whatAnswers() {
        return "this machine itself";
    }

    @Override
    public String advice() {
        return "Files go through the relay then. A firewall on this machine may be the reason, or a --listen-port that is taken.";
    }

    @Override
    public List<Finding> look() throws IOException, TimeoutException, InterruptedException {
        var options = subject.transit();
        if (!options.listen() || options.proxy().isPresent() || options.paths() == Paths.RELAY_ONLY) {
            return List.of(Finding.skipped(name(), "not wished; the other side cannot connect to this machine"));
        }
        var reached = options.withPaths(Paths.DIRECT_ONLY).withDialLocal(true).withConnectTimeout(subject.limit());
        try (var pair = Pair.meet(client, here, subject)) {
            var connection = pair.connect(reached, reached.withListen(false).withListenPort(0));
            var hints = direct(connection.hints());
            return List.of(listening(hints), addresses(hints));
        }
    }

    // Only direct ones were asked for.
    private static List<JsonObject> direct(String hints) throws IOException {
        try {
            return StrictJson.peerArray(hints).getValuesAs(JsonObject.class);
        } catch (JsonRefusedException e) {
            throw new IOException("the hints are " + e.getMessage(), e);
        }
    }

    private Finding listening(List<JsonObject> hints) {
        var number = hints.get(0).getInt("port");
        return Finding.ok(
                        name(),
                        "port " + number
                                + " was connected to from this machine; whether others can, a firewall decides")
                .with("port", number);
    }

    private static Finding addresses(List<JsonObject> hints) {
        var v4 = new ArrayList<String>();
        var v6 = new ArrayList<String>();
        hints.stream()
                .map(hint -> hint.getString("hostname"))
                .distinct()
                .forEach(host -> (host.indexOf(':') < 0 ? v4 : v6).add(host));
        var says = "IPv4 " + shown(v4) + "; IPv6 " + shown(v6);
        var finding = v6.isEmpty() && v4.equals(List.of("127.0.0.1"))
                ? Finding.warning(
                        "addresses",
                        says + ": this machine has no other address",
                        "Programs on other machines reach it through the relay only. Is it online?")
                : Finding.ok("addresses", says);
        return finding.with("ipv4", String.join(" ", v4)).with("ipv6", String.join(" ", v6));
    }

    private static String shown(List<String> hosts) {
        return hosts.isEmpty() ? "none" : String.join(" ", hosts);
    }
}
