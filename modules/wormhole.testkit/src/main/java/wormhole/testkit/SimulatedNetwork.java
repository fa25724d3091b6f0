package wormhole.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Links between clients and one server, under a virtual clock. Until the storm is over they are refused, slow, and cut with
 * frames in flight, and each end hears of it at a time of its own; afterwards they hold. What arrives arrives in order.
 */
public final class SimulatedNetwork {
    /** The far end of all links. */
    interface Server {
        void connected(long link);

        void received(long link, String text);

        void disconnected(long link);
    }

    /** The near end of one link. */
    interface Client {
        void up(Link link);

        void received(Link link, String text);

        void down(Link link, String problem);
    }

    /** Whether a link is refused. */
    enum Fortune {
        REFUSED,
        CHANCE,
        MADE
    }

    private final VirtualClock clock;
    private final SplittableRandom random;
    private final long stormEnd;
    private final List<Link> links = new ArrayList<>();
    private Server server = new Nobody();
    private boolean down;

    SimulatedNetwork(VirtualClock clock, SplittableRandom random, long stormEnd) {
        this.clock = clock;
        this.random = random;
        this.stormEnd = stormEnd;
    }

    void serve(Server newServer) {
        server = newServer;
        down = false;
    }

    /** The server is gone, and with it all links. */
    void serverDown() {
        down = true;
        links.forEach(Link::cut);
    }

    private boolean stormy() {
        return clock.now() < stormEnd;
    }

    /**
     * Opens a link.
     *
     * @param client hears whether it worked
     * @param fortune whether it may be refused
     * @return the link, opening
     */
    Link open(Client client, Fortune fortune) {
        var link = new Link(links.size(), client, random.split());
        links.add(link);
        link.begin(fortune);
        return link;
    }

    Link link(long number) {
        return links.get((int) number);
    }

    /** One link, from opening to its end. */
    final class Link {
        private final long number;
        private final Client client;
        private final SplittableRandom random;
        private long lastToServer;
        private long lastToClient;
        private boolean cut;
        private boolean ended;

        private Link(long number, Client client, SplittableRandom random) {
            this.number = number;
            this.client = client;
            this.random = random;
        }

        private void begin(Fortune fortune) {
            var unlucky = stormy() && fortune == Fortune.CHANCE && random.nextInt(10) < 3;
            clock.after(latency(), () -> {
                if (fortune == Fortune.REFUSED || unlucky || down) {
                    cut = true;
                    end("refused");
                } else if (!cut) {
                    connected(fortune);
                }
            });
        }

        private void connected(Fortune fortune) {
            toClient(() -> client.up(this));
            server.connected(number);
            var life = (long) (-Math.log(1 - random.nextDouble()) * 6_000);
            var cutAt = life + (fortune == Fortune.MADE ? lastToClient : clock.now());
            if (cutAt < stormEnd) {
                clock.at(cutAt, this::cut);
            }
        }

        /** Says something to the server; into the void if the link is dead. */
        void send(String text) {
            toServer(() -> server.received(number, text));
        }

        /** Says something to the client. */
        void deliver(String text) {
            toClient(() -> client.received(this, text));
        }

        /** The server hangs up. */
        void drop() {
            toClient(() -> end("the server hung up"));
        }

        /** The client hangs up: what it said before still arrives. */
        void close() {
            toServer(() -> {
                cut = true;
                server.disconnected(number);
            });
            clock.after(latency(), () -> end("closed"));
        }

        /** What is in flight is lost; both ends hear of it some time later. */
        private void cut() {
            if (!cut) {
                cut = true;
                clock.after(random.nextInt(2_000), () -> end("cut"));
                clock.after(random.nextInt(5_000), () -> server.disconnected(number));
            }
        }

        private void end(String problem) {
            if (!ended) {
                ended = true;
                client.down(this, problem);
            }
        }

        private void toServer(Runnable what) {
            lastToServer = Math.max(lastToServer, clock.now() + latency());
            clock.at(lastToServer, () -> {
                if (!cut) {
                    what.run();
                }
            });
        }

        private void toClient(Runnable what) {
            lastToClient = Math.max(lastToClient, clock.now() + latency());
            clock.at(lastToClient, () -> {
                if (!cut && !ended) {
                    what.run();
                }
            });
        }

        private long latency() {
            var slow = stormy() && random.nextInt(4) == 0;
            return 5 + random.nextInt(slow ? 3_000 : 150);
        }
    }

    private static final class Nobody implements Server {
        @Override
        public void connected(long link) {}

        @Override
        public void received(long link, String text) {}

        @Override
        public void disconnected(long link) {}
    }
}
