package wormhole.conformance.faults;

import java.io.IOException;
import java.util.List;
import wormhole.api.AppId;
import wormhole.api.Wormhole;
import wormhole.api.WormholeClient;
import wormhole.api.WormholeOptions;
import wormhole.api.transit.Hint;
import wormhole.api.transit.TransitOptions;
import wormhole.mailbox.server.MailboxServer;
import wormhole.mailbox.server.MailboxServerOptions;
import wormhole.spi.stream.HostPort;
import wormhole.transit.relay.TransitRelay;
import wormhole.transit.relay.TransitRelayOptions;

/** A mailbox server and a relay on this machine, and a client of theirs in this process. */
final class Servers implements AutoCloseable {
    private static final HostPort HERE = new HostPort("127.0.0.1", 0);

    final MailboxServer mailbox;
    final TransitRelay relay;
    final WormholeClient client = WormholeClient.create();
    private int codes = 1;

    Servers() throws IOException {
        mailbox = MailboxServer.start(new MailboxServerOptions().bind(HERE));
        relay = TransitRelay.start(new TransitRelayOptions().bind(HERE));
    }

    String relayArgument() {
        return "tcp:127.0.0.1:" + relay.address().port();
    }

    synchronized String freshCode() {
        return codes++ + "-purple-sausages";
    }

    Wormhole wormhole(String code) {
        var options = WormholeOptions.builder(AppId.FILE_TRANSFER)
                .mailbox(mailbox.uri())
                .build();
        var wormhole = client.deferred(options);
        wormhole.setCode(code);
        return wormhole;
    }

    /** By way of the relay. */
    TransitOptions relayed() {
        var address = new Hint.DirectTcp("127.0.0.1", relay.address().port(), 0.0);
        return TransitOptions.DEFAULT
                .withPaths(TransitOptions.Paths.RELAY_ONLY)
                .withRelays(List.of(new Hint.Relay(List.of(address))));
    }

    @Override
    public void close() {
        client.close();
        mailbox.close();
        relay.close();
    }
}
