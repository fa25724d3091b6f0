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
import wormhole.transit.relay.TransitRelay;

/** A mailbox server and a relay on this machine, and a client of theirs in this process. */
final class Servers implements AutoCloseable {
    final MailboxServer mailbox = MailboxServer.start();
    final TransitRelay relay = TransitRelay.start();
    final WormholeClient client = WormholeClient.create();
    private int codes = 1;

    Servers() throws IOException {}

    synchronized String freshCode() {
        return codes++ + "-purple-sausages";
    }

    Wormhole wormhole(String code) {
        return wormhole(code, options().build());
    }

    Wormhole wormhole(String code, WormholeOptions options) {
        var wormhole = client.deferred(options);
        wormhole.setCode(code);
        return wormhole;
    }

    /** By way of the mailbox server. */
    WormholeOptions.Builder options() {
        return WormholeOptions.builder(AppId.FILE_TRANSFER).mailbox(mailbox.uri());
    }

    /** By way of the relay, or directly. */
    TransitOptions transit(TransitOptions.Paths paths) {
        var address = new Hint.DirectTcp("127.0.0.1", relay.address().port(), 0.0);
        return TransitOptions.DEFAULT.withPaths(paths).withRelays(List.of(new Hint.Relay(List.of(address))));
    }

    @Override
    public void close() {
        client.close();
        mailbox.close();
        relay.close();
    }
}
