package wormhole.conformance.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Pairs of clients in one mailbox each, of which one sends: a number of messages always under way. */
final class Messages {
    private static final String BODY = "5a".repeat(200);
    // What one mailbox is given: then the pairs begin anew, so that the memory of the servers is not what is measured.
    private static final int EACH = 2_000;

    private final Wire wire;
    private final Window window;
    private final String app = "load-" + UUID.randomUUID();
    private int open;
    // Each message comes to both sides.
    private int under;
    private int closed;
    private final List<Peer> peers = new ArrayList<>();

    private Messages(Wire wire, Window window) {
        this.wire = wire;
        this.window = window;
    }

    /** A message counts when the other side has it. Bodies of 200 bytes, 400 hex digits. */
    static Figures run(Window window, int pairs, int inFlight) throws IOException {
        try (var wire = new Wire(window.port())) {
            while (window.goesOn()) {
                new Messages(wire, window).session(pairs, inFlight);
            }
        }
        return window.figures();
    }

    /** As many as a mailbox may be given, or until the window is over. */
    private void session(int pairs, int inFlight) throws IOException {
        var senders = new Sender[pairs];
        for (var i = 0; i < pairs; i++) {
            senders[i] = new Sender(i);
            wire.connect(senders[i]);
            wire.connect(new Receiver(senders[i]));
        }
        wire.run(() -> open == 2 * pairs, 60);
        for (var sender : senders) {
            sender.begin(inFlight);
        }
        wire.run(() -> under == 0, 120);
        leave();
    }

    /** So that the next run does not find a server full of what this one left. */
    private void leave() throws IOException {
        for (var peer : peers) {
            peer.send("{\"type\":\"close\",\"id\":\"0005\",\"mood\":\"happy\"}");
        }
        wire.run(() -> closed == peers.size(), 60);
        for (var peer : peers) {
            peer.close();
        }
    }

    private void join(Peer peer, String side, int pair) throws IOException {
        peers.add(peer);
        peer.send("{\"type\":\"bind\",\"id\":\"0001\",\"appid\":\"" + app + "\",\"side\":\"" + side + "\"}");
        peer.send("{\"type\":\"open\",\"id\":\"0002\",\"mailbox\":\"" + app + pair + "\"}");
        peer.send("{\"type\":\"ping\",\"id\":\"0003\",\"ping\":0}");
    }

    private final class Sender implements Peer.Listener {
        private final int pair;
        private final long[] sentAt = new long[EACH];
        private Peer peer;
        private int sent;

        Sender(int pair) {
            this.pair = pair;
        }

        @Override
        public void heard(Peer from, String type, String message) throws IOException {
            switch (type) {
                case "welcome" -> {
                    peer = from;
                    join(from, "sender", pair);
                }
                case "pong" -> open++;
                case "closed" -> closed++;
                case "message" -> {
                    under--;
                    next();
                }
                case "error" -> throw new IOException(message);
                default -> {
                    // Acknowledgements.
                }
            }
        }

        void begin(int inFlight) throws IOException {
            for (var i = 0; i < inFlight; i++) {
                next();
            }
        }

        private void next() throws IOException {
            if (sent < EACH && window.goesOn()) {
                under += 2;
                sentAt[sent] = System.nanoTime();
                peer.send("{\"type\":\"add\",\"id\":\"0004\",\"phase\":\"" + sent++ + "\",\"body\":\"" + BODY + "\"}");
            }
        }
    }

    private final class Receiver implements Peer.Listener {
        private final Sender sender;

        Receiver(Sender sender) {
            this.sender = sender;
        }

        @Override
        public void heard(Peer from, String type, String message) throws IOException {
            switch (type) {
                case "welcome" -> join(from, "receiver", sender.pair);
                case "pong" -> open++;
                case "closed" -> closed++;
                case "message" -> {
                    var sent = sender.sentAt[Integer.parseInt(Peer.value(message, "phase"))];
                    under--;
                    window.done(sent);
                }
                case "error" -> throw new IOException(message);
                default -> {
                    // Acknowledgements.
                }
            }
        }
    }
}
