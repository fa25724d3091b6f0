package wormhole.conformance.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import wormhole.api.transit.Hint;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitOptions.Paths;
import wormhole.api.transit.TransitRole;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.spi.crypto.Hkdf;
import wormhole.spi.crypto.SecretBytes;
import wormhole.testkit.VirtualClock;
import wormhole.testkit.crypto.SeededEntropy;
import wormhole.transit.contest.Input;
import wormhole.transit.contest.Notice;
import wormhole.transit.handshake.TransitKey;
import wormhole.transit.handshake.TransitSide;

/**
 * Two contests and the network between them, under a virtual clock. Everything follows from the seed: who listens and which
 * ways are allowed; connections that succeed in any order, hang, die or lead to liars; strangers who call. In a calm world
 * connections of the two never fail, so that both must win if there is any way.
 */
final class ContestWorld {
    record Result(long seed, Optional<String> failure, String end) {}

    private static final Hkdf HKDF = new BcCryptoProvider().suite().hkdf();

    final VirtualClock clock = new VirtualClock();
    final ContestHandling handling;
    private final long seed;
    private final SplittableRandom random;
    private final boolean calm;
    private final ContestEnd sender;
    private final ContestEnd receiver;
    private final Map<String, ContestRelay> relays =
            Map.of("relay-1", new ContestRelay(), "relay-2", new ContestRelay());
    private final long caller;
    private Optional<String> failure = Optional.empty();

    ContestWorld(long seed, ContestHandling handling) {
        this.seed = seed;
        this.handling = handling;
        this.random = new SplittableRandom(seed);
        this.calm = random.nextInt(3) == 0;
        this.caller = random.nextInt(4) == 0 ? random.nextInt(calm ? 20 : 60) : random.nextInt(3);
        var key = new TransitKey(SecretBytes.owning(new SeededEntropy(random.split()).next(32)), HKDF);
        sender = end(TransitRole.SENDER, key);
        receiver = end(TransitRole.RECEIVER, key);
    }

    private ContestEnd end(TransitRole role, TransitKey key) {
        var paths = random.nextInt(4) > 0 ? Paths.ANY : Paths.values()[random.nextInt(3)];
        var options = TransitOptions.DEFAULT
                .withPaths(paths)
                .withListen(random.nextInt(10) < 7)
                .withRelayDelay(Duration.ofMillis(random.nextInt(3) == 0 ? 0 : 2000))
                .withRelays(random.nextInt(4) == 0 ? List.of() : List.of(relay("relay-" + (1 + random.nextInt(2)))));
        return new ContestEnd(this, role, options, key, TransitSide.random(new SeededEntropy(random.split())));
    }

    private Hint.Relay relay(String host) {
        return new Hint.Relay(List.of(new Hint.DirectTcp(host, 4001, random.nextInt(3))));
    }

    static boolean isRelay(String host) {
        return host.startsWith("relay-");
    }

    Result run() {
        try {
            sender.feed(new Input.Start());
            receiver.feed(new Input.Start());
            for (var i = 0; i < caller; i++) {
                clock.after(random.nextInt(8000), this::strangerCalls);
            }
            while (failure.isEmpty() && clock.step()) {
                agree();
            }
            atTheEnd();
        } catch (RuntimeException e) {
            check(false, "threw " + e + " at " + Arrays.toString(Arrays.copyOf(e.getStackTrace(), 3)));
        }
        return new Result(seed, failure, name(sender) + "/" + name(receiver));
    }

    private static String name(ContestEnd end) {
        return end.end
                .map(notice -> notice instanceof Notice.Lost lost
                        ? lost.reason().name()
                        : ((Notice.Won) notice).path().relayed() ? "RELAY" : "DIRECT")
                .orElse("-");
    }

    private void strangerCalls() {
        var victim = random.nextBoolean() ? sender : receiver;
        var stranger = new ContestStranger(random.split());
        var pipe = new ContestPipe(clock, random.split(), stranger);
        pipe.connected(victim);
        if (victim.listens) {
            victim.accepts(pipe);
        }
    }

    // ---- what must hold

    void check(boolean holds, String otherwise) {
        if (!holds && failure.isEmpty()) {
            failure = Optional.of(String.format("at %.3f s: %s", clock.now() / 1000.0, otherwise));
        }
    }

    private void agree() {
        if (sender.winner.isPresent() && receiver.winner.isPresent()) {
            check(same(sender.winner.get(), receiver.winner.get()), "they do not agree on the connection");
        }
        check(
                receiver.winner.isEmpty() || sender.winner.isPresent(),
                "the receiver has a winner before the sender chose");
    }

    private boolean same(ContestPipe one, ContestPipe other) {
        return one == other || relays.values().stream().anyMatch(relay -> relay.isSame(one, other));
    }

    private void atTheEnd() {
        check(sender.end.isPresent() && receiver.end.isPresent(), "not both have ended");
        if (sender.winner.isPresent() && receiver.winner.isPresent()) {
            heardAll(sender, receiver);
            heardAll(receiver, sender);
        }
        if (calm) {
            check(sender.winner.isPresent() == receiver.winner.isPresent(), "one has won, the other not");
            var way = directWay() || relayWay();
            check(!way || sender.winner.isPresent(), "there was a way and it was not found");
        }
    }

    private void heardAll(ContestEnd listener, ContestEnd speaker) {
        var whole = speaker.payload();
        var heard = listener.heard();
        check(
                heard.length <= whole.length && Arrays.equals(heard, Arrays.copyOf(whole, heard.length)),
                "what is heard is not what was said");
        check(!calm || heard.length == whole.length, "not all is heard");
    }

    private boolean directWay() {
        return reaches(sender, receiver) || reaches(receiver, sender);
    }

    private boolean reaches(ContestEnd from, ContestEnd to) {
        return from.options.paths() != Paths.RELAY_ONLY
                && to.options.listen()
                && to.options.paths() != Paths.RELAY_ONLY
                && canListen(to);
    }

    private boolean relayWay() {
        return sender.options.paths() != Paths.DIRECT_ONLY
                && receiver.options.paths() != Paths.DIRECT_ONLY
                && !(sender.options.relays().isEmpty()
                        && receiver.options.relays().isEmpty());
    }

    // ---- the network

    boolean canListen(ContestEnd end) {
        return (seed + end.role.ordinal()) % 9 != 0;
    }

    void soon(Runnable what) {
        clock.after(random.nextInt(50), what);
    }

    /** The peer gets the hints, with others mixed in. */
    void publish(ContestEnd from, List<Hint> hints) {
        var to = from == sender ? receiver : sender;
        var all = new ArrayList<Hint>(hints);
        for (var i = random.nextInt(4); i > 0; i--) {
            var kind = List.of("hang-", "refuse-", "liar-").get(random.nextInt(3));
            Hint junk = new Hint.DirectTcp(kind + i, 1 + random.nextInt(9), 0);
            if (random.nextInt(4) == 0) {
                junk = relay("relay-" + kind + i);
            }
            all.add(random.nextInt(all.size() + 1), junk);
        }
        clock.after(random.nextInt(5000), () -> to.hintsArrive(all));
    }

    ContestPipe dial(ContestEnd from, String host, long timeout) {
        var pipe = new ContestPipe(clock, random.split(), from);
        var peer = host.equals("sender.example") ? sender : receiver;
        clock.after(pipe.latency(), () -> {
            if (pipe.givenUp() || host.contains("hang-")) {
                return;
            }
            if (host.contains("liar-")) {
                var liar = new ContestStranger(random.split());
                pipe.connected(liar);
                liar.greets(pipe);
            } else if (relays.containsKey(host)) {
                spoil(pipe);
                pipe.connected(relays.get(host));
            } else if (host.endsWith(".example") && peer.listens) {
                spoil(pipe);
                pipe.connected(peer);
                peer.accepts(pipe);
            } else {
                pipe.refuse();
            }
        });
        if (host.contains("hang-")) {
            clock.after(timeout, pipe::refuse);
        }
        return pipe;
    }

    private void spoil(ContestPipe pipe) {
        if (!calm && random.nextInt(4) == 0) {
            clock.after(random.nextInt(3000), pipe::cut);
        } else if (!calm && random.nextInt(8) == 0) {
            clock.after(random.nextInt(1000), pipe::swallow);
        }
    }
}
