package wormhole.runtime;

import java.time.Duration;
import java.util.List;
import wormhole.api.Wormhole;
import wormhole.api.WormholeClient;
import wormhole.api.WormholeOptions;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.Transit;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;

/** Two wormholes of two clients that have agreed, and the record pipes between them over real sockets. */
final class TransitWorld implements AutoCloseable {
    static final TransitOptions OPTIONS =
            TransitOptions.DEFAULT.withRelays(List.of()).withDialLocal(true).withConnectTimeout(Duration.ofSeconds(60));

    final FakeServer server = new FakeServer();
    final WatchedStreams sendersStreams = new WatchedStreams();
    final WatchedStreams receiversStreams = new WatchedStreams();
    final WormholeClient sendersClient = client(sendersStreams);
    final WormholeClient receiversClient = client(receiversStreams);
    final Wormhole sender;
    final Wormhole receiver;

    /** The two ends. */
    record Pipes(RecordPipe sender, RecordPipe receiver) {}

    TransitWorld() throws Exception {
        this(World.options().build());
    }

    TransitWorld(WormholeOptions senders) throws Exception {
        sender = sendersClient.deferred(senders);
        receiver = receiversClient.deferred(World.options().build());
        sender.setCode("4-purple-sausages");
        receiver.setCode("4-purple-sausages");
        World.get(sender.verifier());
        World.get(receiver.verifier());
    }

    private WormholeClient client(WatchedStreams streams) {
        return WormholeRuntime.builder().mailboxLink(server).stream(streams).build();
    }

    Transit sending(TransitOptions options) {
        return sender.transit(TransitRole.SENDER, options);
    }

    Transit receiving(TransitOptions options) {
        return receiver.transit(TransitRole.RECEIVER, options);
    }

    Pipes connected(TransitOptions senders, TransitOptions receivers) throws Exception {
        return connected(sending(senders), receiving(receivers));
    }

    static Pipes connected(Transit sending, Transit receiving) throws Exception {
        var sendersHints = World.get(sending.hints());
        var receiversHints = World.get(receiving.hints());
        var first = sending.connect(receiversHints);
        var second = receiving.connect(sendersHints);
        return new Pipes(World.get(first), World.get(second));
    }

    @Override
    public void close() {
        sendersClient.close();
        receiversClient.close();
        server.close();
    }
}
