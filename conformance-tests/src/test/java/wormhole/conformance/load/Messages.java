package wormhole.conformance.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Pairs of clients in one mailbox each, of which one sends: a number of messages always under way. */
final class Messages {
    private static final String BODY = "5a".repeat(200);

    private final Wire wire;
    private final int inFlight;
    private final int each;
    private final long[] micros;
    private final String app = "load-" + UUID.randomUUID();
    private int open;
    private int relayed;
    private int closed;
    private final List<Peer> peers = new ArrayList<>();

    private Messages(Wire wire, int pairs, int inFlight, int each) {
        this.wire = wire;
        this.inFlight = inFlight;
        this.each = each;
        micros = new long[pairs * each];
    }

    /** A message counts when the other side has it. Bodies of 200 bytes, 400 hex digits. */
    static Figures run(int port, int pairs, int inFlight, int each) throws IOException {
        try (var wire = new Wire(port)) {
            var messages = new Messages(wire, pairs, inFlight, each);
            var senders = new Sender[pairs];
            for (var i = 0; i < pairs; i++) {
                senders[i] = messages.new Sender(i);
                wire.connect(senders[i]);
                wire.connect(messages.new Receiver(senders[i]));
            }
            wire.run(() -> messages.open == 2 * pairs, 60);
            var start = System.nanoTime();
            for (var sender : senders) {
                sender.begin();
            }
            wire.run(() -> messages.relayed == pairs * each, 120);
            var seconds = (System.nanoTime() - start) / 1e9;
            messages.leave();
            Arrays.sort(messages.micros);
            var count = messages.micros.length;
            return new Figures(count / seconds, messages.micros[count / 2], messages.micros[(int) (count * 99L / 100)]);
        }
    }

    /** So that the next run does not find a server full of what this one left. */
    private void leave() throws IOException {
        for (var peer : peers) {
            peer.send("{\"type\":\"close\",\"id\":\"0005\",\"mood\":\"happy\"}");
        }
        wire.run(() -> closed == peers.size(), 60);
    }

    private void join(Peer peer, String side, int pair) throws IOException {
        peers.add(peer);
        peer.send("{\"type\":\"bind\",\"id\":\"0001\",\"appid\":\"" + app + "\",\"side\":\"" + side + "\"}");
        peer.send("{\"type\":\"open\",\"id\":\"0002\",\"mailbox\":\"" + app + pair + "\"}");
        peer.send("{\"type\":\"ping\",\"id\":\"0003\",\"ping\":0}");
    }

    private final class Sender implements Peer.Listener {
        private final int pair;
        private final long[] sentAt = new long[each];
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
                case "message" -> next();
                case "error" -> throw new IOException(message);
                default -> {
                    // Acknowledgements.
                }
            }
        }

        void begin() throws IOException {
            for (var i = 0; i < inFlight; i++) {
                next();
            }
        }

        private void next() throws IOException {
            if (sent < each) {
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
                    micros[relayed++] = (System.nanoTime() - sent) / 1000;
                }
                case "error" -> throw new IOException(message);
                default -> {
                    // Acknowledgements.
                }
            }
        }
    }
}
