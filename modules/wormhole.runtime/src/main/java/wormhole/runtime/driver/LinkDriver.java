package wormhole.runtime.driver;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import wormhole.core.session.Input;
import wormhole.core.wire.ClientFrame;
import wormhole.core.wire.FrameWriter;
import wormhole.spi.mailbox.LinkEnd;
import wormhole.spi.mailbox.LinkListener;
import wormhole.spi.mailbox.MailboxLink;

/**
 * The links of one session, one after the other. Each has a number, so that what a dead one still says is not heard. Used in
 * turns only. What a provider throws is the end of the link, except that a URI it refuses is the caller's mistake.
 */
final class LinkDriver {
    private static final System.Logger LOG = System.getLogger(LinkDriver.class.getName());

    // A provider must tell the end of a link; one that does not may not keep a wormhole from ending.
    private static final long MAX_CLOSING_MILLIS = 5_000;

    private final Driver driver;
    private final Surroundings surroundings;
    private final TimingLog timing;
    private final Intake intake;
    private @Nullable MailboxLink link;
    private @Nullable Future<?> closing;
    private long generation;
    private int transmitted;

    LinkDriver(Driver driver, Surroundings surroundings, TimingLog timing) {
        this.driver = driver;
        this.surroundings = surroundings;
        this.timing = timing;
        this.intake = new Intake(2L * surroundings.context().maxMessageBytes());
    }

    void open() {
        generation++;
        try {
            link = surroundings.links().open(surroundings.mailbox(), surroundings.context(), new Listener(generation));
        } catch (RuntimeException e) {
            if (generation == 1 && e instanceof IllegalArgumentException) {
                throw e;
            }
            LOG.log(System.Logger.Level.DEBUG, "the mailbox link provider failed", e);
            driver.happened(new Input.LinkDown(false, failure("open", e)));
        }
    }

    void drop() {
        var dropped = link;
        if (dropped == null) {
            driver.happened(new Input.LinkDown(false, "there was no link"));
            return;
        }
        var current = generation;
        try {
            dropped.close();
            closing = surroundings
                    .timers()
                    .schedule(() -> driver.inTurnOf(() -> ended(current)), MAX_CLOSING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            driver.inTurnOf(() -> ended(current));
        } catch (RuntimeException e) {
            driver.inTurnOf(() -> ended(current, new LinkEnd(LinkEnd.Cause.LOST, failure("close", e))));
        }
    }

    /** Waits no longer for a link that was dropped to say that it has ended. */
    void forget() {
        ended(generation);
    }

    void transmit(ClientFrame frame) {
        if (link == null) {
            return;
        }
        var id = String.format("%04x", transmitted++ & 0xffff);
        timing.sent(frame, id);
        try {
            link.send(FrameWriter.write(frame, id));
        } catch (RuntimeException e) {
            var current = generation;
            driver.inTurnOf(() -> ended(current, new LinkEnd(LinkEnd.Cause.LOST, failure("send", e))));
        }
    }

    // No text of the provider's: it may hold what was to be sent.
    private static String failure(String what, RuntimeException e) {
        return "the mailbox link provider failed to " + what + ": "
                + e.getClass().getName();
    }

    private void ended(long which) {
        ended(which, new LinkEnd(LinkEnd.Cause.CLOSED_BY_US, "closed"));
    }

    private void ended(long which, LinkEnd end) {
        if (which != generation || link == null) {
            return;
        }
        link = null;
        generation++;
        if (closing != null) {
            closing.cancel(false);
        }
        driver.turn(new Input.LinkDown(end.cause() == LinkEnd.Cause.SERVER_MISBEHAVED, end.reason()));
    }

    private final class Listener implements LinkListener {
        private final long which;

        Listener(long which) {
            this.which = which;
        }

        @Override
        public void opened() {
            driver.inTurnOf(() -> hear(new Input.LinkUp()));
        }

        @Override
        public void message(String message) {
            timing.received(message);
            intake.enter(message, !driver.isInTurn());
            driver.inTurnOf(() -> {
                intake.leave(message);
                hear(new Input.Received(message));
            });
        }

        @Override
        public void closed(LinkEnd end) {
            driver.inTurnOf(() -> ended(which, end));
        }

        private void hear(Input input) {
            if (which == generation) {
                driver.turn(input);
            }
        }
    }
}
