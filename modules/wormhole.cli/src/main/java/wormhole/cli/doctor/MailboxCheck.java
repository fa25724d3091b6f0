package wormhole.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import wormhole.api.Timing;
import wormhole.api.Welcome;
import wormhole.api.WormholeClient;
import wormhole.api.WormholeOptions;
import wormhole.api.error.ServerException;
import wormhole.api.error.ServerUnreachableException;
import wormhole.cli.terminal.Escaping;

/** Whether the mailbox server answers, what it says, and how long a frame takes there and back. */
final class MailboxCheck implements Check {
    private final WormholeClient client;
    private final Examination.Subject subject;
    private final URI mailbox;

    MailboxCheck(WormholeClient client, Examination.Subject subject, URI mailbox) {
        this.client = client;
        this.subject = subject;
        this.mailbox = mailbox;
    }

    @Override
    public String name() {
        return "mailbox";
    }

    @Override
    public String whatAnswers() {
        return "the mailbox server at " + mailbox;
    }

    @Override
    public String advice() {
        return "Is this machine online, is --relay-url right, and does a mailbox server run there? If a firewall is in the way, --proxy may help.";
    }

    @Override
    public Finding failed(String says, String advice) {
        return Check.super.failed(says, advice).with("url", mailbox.toString());
    }

    // One that was reached has reasons of its own.
    @Override
    public String adviceOn(Exception error) {
        return error instanceof ServerException known && !(error instanceof ServerUnreachableException)
                ? known.advice()
                : advice();
    }

    @Override
    public List<Finding> look() throws IOException, TimeoutException, InterruptedException {
        var trip = new RoundTrip();
        var begin = System.nanoTime();
        // Not closed here: the client lets go of it, without a goodbye for which a dead server would be waited.
        var wormhole = client.deferred(options(trip));
        var welcome = Check.await(wormhole.welcome(), subject.limit());
        var millis = (System.nanoTime() - begin) / 1_000_000;
        var thereAndBack = trip.millis(subject.limit());
        wormhole.close();
        var finding = Finding.ok(name(), says(welcome, millis, thereAndBack))
                .with("url", mailbox.toString())
                .with("welcome_ms", millis);
        return List.of(thereAndBack.map(rtt -> finding.with("rtt_ms", rtt)).orElse(finding));
    }

    private WormholeOptions options(Timing timing) {
        var builder = WormholeOptions.builder(subject.appId())
                .mailbox(mailbox)
                .timing(timing)
                .closeTimeout(subject.limit());
        return subject.proxy().map(builder::proxy).orElse(builder).build();
    }

    private String says(Welcome welcome, long millis, Optional<Double> thereAndBack) {
        var trip = thereAndBack
                .map(rtt -> String.format(Locale.ROOT, ", a frame takes %.1f ms there and back", rtt))
                .orElse("");
        var seen = welcome.yourAddress()
                .map(address -> ", and sees this machine as " + Escaping.line(address, 100))
                .orElse("");
        var motd = welcome.motd()
                .map(text -> "; it says: " + Escaping.line(text, 500))
                .orElse("");
        return String.format(Locale.ROOT, "%s answered after %.2f s%s%s%s", mailbox, millis / 1000.0, trip, seen, motd);
    }

    /** The time between the first frame and its acknowledgement. */
    private static final class RoundTrip implements Timing {
        private final CompletableFuture<Long> nanos = new CompletableFuture<>();
        private volatile Optional<Object> id = Optional.empty();
        private volatile long sent;

        @Override
        public void event(String name, Map<String, Object> details) {
            var now = System.nanoTime();
            if (name.equals("ws_send") && id.isEmpty()) {
                sent = now;
                id = Optional.of(details.get("id"));
            } else if (name.equals("ws_receive") && details.get("message") instanceof Map<?, ?> message) {
                if (id.isPresent()
                        && "ack".equals(message.get("type"))
                        && id.get().equals(message.get("id"))) {
                    nanos.complete(now - sent);
                }
            }
        }

        /** Empty for a server that does not acknowledge. */
        Optional<Double> millis(Duration limit) throws IOException, InterruptedException {
            try {
                return Optional.of(Math.round(Check.await(nanos, limit) / 10_000.0) / 100.0);
            } catch (TimeoutException e) {
                return Optional.empty();
            }
        }
    }
}
