package wormhole.conformance.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import wormhole.api.Timing;
import wormhole.api.Wormhole;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;
import wormhole.filetransfer.FileTransfer;
import wormhole.filetransfer.Outgoing;
import wormhole.filetransfer.Patience;
import wormhole.filetransfer.Progress;
import wormhole.filetransfer.ReceiveOptions;
import wormhole.filetransfer.SendOptions;
import wormhole.filetransfer.TransferReport;
import wormhole.filetransfer.offer.Destination;

/**
 * A transfer of ours in which something goes wrong.
 *
 * @param role ours
 * @param moment how far the other side has come
 * @param fault what goes wrong then
 */
record Scenario(TransitRole role, Moment moment, Fault fault) {
    /** How long we wait for what the fault keeps from coming, in place of the minutes that people have. */
    static final int PATIENCE_SECONDS = 6;

    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final long LIMIT_SECONDS = 120;

    /** What goes wrong. */
    enum Fault {
        PEER_KILLED,
        PEERS_CABLE_PULLED,
        OWN_CABLE_PULLED,
        RELAY_KILLED
    }

    /**
     * What became of it.
     *
     * @param report if it ended well
     * @param error if it did not
     * @param partial where the receiver says that the partial is
     * @param left the names of all that is in the receiver's directory, and how long it is
     */
    record End(Optional<TransferReport> report, Optional<Throwable> error, Optional<Path> partial, List<String> left) {}

    /** Whether nobody tells that somebody has gone. */
    boolean isSilent() {
        return fault == Fault.PEERS_CABLE_PULLED || fault == Fault.OWN_CABLE_PULLED;
    }

    // For all the rest as long as a busy machine may need: that it is slow is no fault.
    private static Duration patience(boolean keptFromComing) {
        return Duration.ofSeconds(keptFromComing ? PATIENCE_SECONDS : LIMIT_SECONDS);
    }

    private Patience patience() {
        return new Patience(
                patience(moment == Moment.KEY),
                patience(moment == Moment.DATA && isSilent()),
                patience(moment == Moment.CONFIRMING && role == TransitRole.SENDER && isSilent()),
                Patience.DEFAULT.word());
    }

    /** Plays it. */
    End play(Path scratch) throws Exception {
        try (var performance = new Performance(this)) {
            return performance.play(Files.createTempDirectory(scratch, "faults"));
        }
    }

    /** The servers, both programs and both cables. */
    private static final class Performance implements AutoCloseable {
        private final Scenario scenario;
        private final Cable ours = new Cable();
        private final Cable theirs = new Cable();
        private final Servers servers = new Servers();
        private final CountDownLatch answered = new CountDownLatch(1);
        private final CountDownLatch something = new CountDownLatch(1);

        Performance(Scenario scenario) throws Exception {
            this.scenario = scenario;
        }

        End play(Path directory) throws Exception {
            var behindOurs = scenario.fault() == Fault.OWN_CABLE_PULLED;
            var us = wormhole(behindOurs ? Optional.of(ours.proxy()) : Optional.empty(), this::hear);
            var them = wormhole(behindOurs ? Optional.empty() : Optional.of(theirs.proxy()), Timing.NONE);
            var options = transit(behindOurs ? Optional.of(ours.proxy()) : Optional.empty());
            var peer = new HaltingPeer(
                    them,
                    HaltingPeer.opposite(scenario.role()),
                    transit(behindOurs ? Optional.empty() : Optional.of(theirs.proxy())));
            var peerGone = CompletableFuture.runAsync(() -> go(peer, us), Performance::onItsOwn);
            us.verifier().get(LIMIT_SECONDS, TimeUnit.SECONDS);
            return scenario.role() == TransitRole.SENDER
                    ? send(us, options, directory, peerGone)
                    : receive(us, options, directory, peerGone);
        }

        private static void onItsOwn(Runnable task) {
            var thread = new Thread(task);
            thread.setDaemon(true);
            thread.start();
        }

        private void go(HaltingPeer peer, Wormhole us) {
            try {
                us.verifier().get(LIMIT_SECONDS, TimeUnit.SECONDS);
                peer.go(scenario.moment());
                if (scenario.role() == TransitRole.SENDER && scenario.moment() != Moment.KEY) {
                    // What is on the server may not have come through our cable yet.
                    assertTrue(answered.await(LIMIT_SECONDS, TimeUnit.SECONDS), "no answer came");
                }
                if (scenario.role() == TransitRole.RECEIVER && scenario.moment() == Moment.DATA) {
                    // What was sent is on its way, of which the end of a connection leaves nothing.
                    assertTrue(something.await(LIMIT_SECONDS, TimeUnit.SECONDS), "nothing came");
                }
                if (!isSettledByUs()) {
                    strike();
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        // Whether everything has come, only the receiver knows.
        private boolean isSettledByUs() {
            return scenario.role() == TransitRole.RECEIVER && scenario.moment() == Moment.CONFIRMING;
        }

        private void strike() {
            switch (scenario.fault()) {
                case PEER_KILLED -> theirs.cut();
                case PEERS_CABLE_PULLED -> theirs.pull();
                case OWN_CABLE_PULLED -> ours.pull();
                case RELAY_KILLED -> servers.relay.close();
            }
        }

        // The answer is the second message of the receiver.
        private void hear(String event, Map<String, Object> details) {
            if (details.get("message") instanceof Map<?, ?> message
                    && "1".equals(message.get("phase"))
                    && !details.get("_side").equals(message.get("side"))) {
                answered.countDown();
            }
        }

        private Wormhole wormhole(Optional<URI> proxy, Timing timing) {
            var builder = servers.options().closeTimeout(CLOSING).timing(timing);
            return servers.wormhole(
                    "4-purple-sausages",
                    proxy.map(builder::proxy).orElse(builder).build());
        }

        private TransitOptions transit(Optional<URI> proxy) {
            var paths = scenario.fault() == Fault.RELAY_KILLED
                    ? TransitOptions.Paths.RELAY_ONLY
                    : TransitOptions.Paths.DIRECT_ONLY;
            return servers.transit(paths)
                    .withDialLocal(true)
                    .withProxy(proxy)
                    .withConnectTimeout(patience(scenario.moment() == Moment.CONNECTING));
        }

        private End send(Wormhole us, TransitOptions transit, Path directory, CompletableFuture<Void> peer)
                throws Exception {
            var file = Files.write(directory.resolve("letter"), new byte[HaltingPeer.LENGTH]);
            var options = SendOptions.DEFAULT.withTransit(transit).withPatience(scenario.patience());
            var sending = FileTransfer.send(us, Outgoing.paths(List.of(file), options), options);
            return end(sending.done(), peer, directory);
        }

        private End receive(Wormhole us, TransitOptions transit, Path directory, CompletableFuture<Void> peer)
                throws Exception {
            var progress = new Progress() {
                @Override
                public void moved(long bytes, long total) {
                    if (bytes > 0) {
                        something.countDown();
                    }
                }

                @Override
                public void confirming() {
                    if (isSettledByUs()) {
                        strike();
                    }
                }
            };
            var options = ReceiveOptions.DEFAULT
                    .withTransit(transit)
                    .withProgress(progress)
                    .withPatience(scenario.patience());
            var receiving = FileTransfer.receive(us, options);
            receiving.offer().thenAccept(offer -> receiving.accept(Destination.in(directory)));
            var end = end(receiving.done(), peer, directory);
            return new End(end.report(), end.error(), receiving.partial(), end.left());
        }

        private static End end(CompletableFuture<TransferReport> done, CompletableFuture<Void> peer, Path directory)
                throws Exception {
            peer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            Optional<TransferReport> report = Optional.empty();
            Optional<Throwable> error = Optional.empty();
            try {
                report = Optional.of(done.get(LIMIT_SECONDS, TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                error = Optional.of(e.getCause());
            }
            var left = Arrays.stream(directory.toFile().listFiles())
                    .map(file -> file.getName() + " " + file.length())
                    .toList();
            return new End(report, error, Optional.empty(), left);
        }

        @Override
        public void close() throws IOException {
            ours.close();
            theirs.close();
            servers.close();
        }
    }
}
