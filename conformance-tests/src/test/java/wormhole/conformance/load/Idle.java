package wormhole.conformance.load;

import java.io.IOException;

/** Clients that bind themselves and then do nothing. */
final class Idle implements AutoCloseable {
    private static final int AT_A_TIME = 200;

    private final Wire wire;
    private int bound;

    private Idle(Wire wire) {
        this.wire = wire;
    }

    static Idle hold(int port, int count) throws IOException {
        var idle = new Idle(new Wire(port));
        for (var begun = 0; begun < count; ) {
            var until = Math.min(count, begun + AT_A_TIME);
            for (; begun < until; begun++) {
                idle.wire.connect(idle::heard);
            }
            idle.wire.run(() -> idle.bound == until, 60);
        }
        return idle;
    }

    private void heard(Peer peer, String type, String message) throws IOException {
        switch (type) {
            case "welcome" -> peer.send("{\"type\":\"bind\",\"id\":\"0001\",\"appid\":\"load\",\"side\":\"idle\"}");
            case "ack" -> bound++;
            default -> throw new IOException(message);
        }
    }

    /** Fails if the server has given one up. */
    void check() throws IOException {
        wire.run(() -> true, 1);
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
