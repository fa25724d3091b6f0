package wormhole.conformance.load;

import java.io.IOException;
import java.util.UUID;

/** Pairs of clients that meet as real ones do: nameplate, mailbox, PAKE, version, one message each way, closing. */
final class Pairings {
    private static final String BODY = "00".repeat(100);

    private final Wire wire;
    private final Window window;
    private final String app = "load-" + UUID.randomUUID();
    private int begun;
    private int under;

    private Pairings(Wire wire, Window window) {
        this.wire = wire;
        this.window = window;
    }

    /** Runs that many at a time until the window is over. */
    static Figures run(Window window, int atATime) throws IOException {
        try (var wire = new Wire(window.port())) {
            var pairings = new Pairings(wire, window);
            for (var i = 0; i < atATime; i++) {
                pairings.begin();
            }
            wire.run(() -> pairings.under == 0, 120);
            return window.figures();
        }
    }

    private void begin() throws IOException {
        if (window.goesOn()) {
            under++;
            new Pair(begun++).meet();
        }
    }

    private final class Pair {
        private final int number;
        private final long start = System.nanoTime();
        private int ended;

        Pair(int number) {
            this.number = number;
        }

        void meet() throws IOException {
            wire.connect(new Side("a" + number, this, ""));
        }

        void join(String nameplate) throws IOException {
            wire.connect(new Side("b" + number, this, nameplate));
        }

        void ended() throws IOException {
            if (++ended == 2) {
                under--;
                window.done(start);
                begin();
            }
        }
    }

    private final class Side implements Peer.Listener {
        private final String name;
        private final Pair pair;
        private String nameplate;
        private boolean said;

        Side(String name, Pair pair, String nameplate) {
            this.name = name;
            this.pair = pair;
            this.nameplate = nameplate;
        }

        @Override
        public void heard(Peer peer, String type, String message) throws IOException {
            switch (type) {
                case "welcome" -> bind(peer);
                case "allocated" -> claim(peer, Peer.value(message, "nameplate"));
                case "claimed" -> open(peer, Peer.value(message, "mailbox"));
                case "message" -> message(peer, message);
                case "closed" -> {
                    peer.close();
                    pair.ended();
                }
                case "error" -> throw new IOException(message);
                default -> {
                    // Acknowledgements.
                }
            }
        }

        private void bind(Peer peer) throws IOException {
            peer.send("{\"type\":\"bind\",\"id\":\"0001\",\"appid\":\"" + app + "\",\"side\":\"" + name
                    + "\",\"client_version\":[\"load\",\"1\"]}");
            if (nameplate.isEmpty()) {
                peer.send("{\"type\":\"allocate\",\"id\":\"0002\"}");
            } else {
                claim(peer, nameplate);
            }
        }

        private void claim(Peer peer, String which) throws IOException {
            nameplate = which;
            peer.send("{\"type\":\"claim\",\"id\":\"0003\",\"nameplate\":\"" + which + "\"}");
        }

        private void open(Peer peer, String mailbox) throws IOException {
            peer.send("{\"type\":\"open\",\"id\":\"0004\",\"mailbox\":\"" + mailbox + "\"}");
            add(peer, "pake");
            if (name.startsWith("a")) {
                pair.join(nameplate);
            }
        }

        private void add(Peer peer, String phase) throws IOException {
            peer.send("{\"type\":\"add\",\"id\":\"0005\",\"phase\":\"" + phase + "\",\"body\":\"" + BODY + "\"}");
        }

        private void message(Peer peer, String message) throws IOException {
            if (Peer.value(message, "side").equals(name)) {
                return;
            }
            switch (Peer.value(message, "phase")) {
                case "pake" -> {
                    peer.send("{\"type\":\"release\",\"id\":\"0006\",\"nameplate\":\"" + nameplate + "\"}");
                    add(peer, "version");
                }
                case "version" -> add(peer, "0");
                case "0" -> close(peer);
                default -> throw new IOException(message);
            }
        }

        private void close(Peer peer) throws IOException {
            if (!said) {
                said = true;
                peer.send("{\"type\":\"close\",\"id\":\"0007\",\"mood\":\"happy\"}");
            }
        }
    }
}
