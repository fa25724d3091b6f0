package wormhole.cli.doctor;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import wormhole.api.AppId;
import wormhole.api.WormholeClient;
import wormhole.api.transit.TransitOptions;

/** Looks at everything on the way to the other side, all at once; no look takes longer than a few times the limit. */
public final class Examination {
    /** A check has a few waits one after the other. */
    private static final int WAITS = 6;

    private Examination() {}

    /**
     * What is looked at.
     *
     * @param appId of the wormholes that are made
     * @param mailboxes the mailbox servers
     * @param proxy through which everything is dialled
     * @param transit which ways to the other side are allowed
     * @param limit how long each answer may take
     */
    public record Subject(
            AppId appId, List<URI> mailboxes, Optional<URI> proxy, TransitOptions transit, Duration limit) {}

    /**
     * A look that has begun.
     *
     * @param at what answers, as the user is told
     * @param findings once it is over
     */
    public record Look(String at, CompletableFuture<List<Finding>> findings) {}

    /**
     * Begins to look.
     *
     * @param client makes the wormholes; closed by the caller, which ends what is left of them
     * @param here a mailbox server of this program's own
     * @param subject what is looked at
     * @return in the order in which things are needed
     */
    public static List<Look> begin(WormholeClient client, URI here, Subject subject) {
        var checks = new ArrayList<Check>();
        subject.mailboxes().forEach(mailbox -> checks.add(new MailboxCheck(client, subject, mailbox)));
        checks.add(new DirectCheck(client, here, subject));
        subject.transit().relays().forEach(relay -> checks.add(new RelayCheck(client, here, subject, relay)));
        return checks.stream().map(check -> begun(check, subject.limit())).toList();
    }

    private static Look begun(Check check, Duration limit) {
        var whole = limit.multipliedBy(WAITS);
        return new Look(
                check.whatAnswers(),
                CompletableFuture.supplyAsync(() -> check.findings(limit), Examination::onItsOwn)
                        .completeOnTimeout(List.of(check.late(whole)), whole.toMillis(), TimeUnit.MILLISECONDS));
    }

    private static void onItsOwn(Runnable task) {
        var thread = new Thread(task, "wormhole-doctor");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Looks at the proxy, which has no sign of its own: it works if anything is reached through it.
     *
     * @param others what was found
     * @param proxy if there is one
     * @return whether it does
     */
    public static Finding proxy(List<Finding> others, Optional<URI> proxy) {
        if (proxy.isEmpty()) {
            return Finding.skipped("proxy", "none is used");
        }
        var reached = others.stream()
                .anyMatch(finding -> finding.result() == Finding.Result.OK
                        && List.of("mailbox", "relay").contains(finding.check()));
        var says = "everything is dialled through " + proxy.get();
        return reached
                ? Finding.ok("proxy", says)
                : Finding.failed("proxy", says + ", and nothing was reached", "Is --proxy right, and does it run?");
    }
}
