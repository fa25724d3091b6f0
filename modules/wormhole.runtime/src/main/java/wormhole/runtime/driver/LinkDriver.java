package wormhole.runtime.driver;

import org.jspecify.annotations.Nullable;
import wormhole.core.session.Input;
import wormhole.core.wire.ClientFrame;
import wormhole.core.wire.FrameWriter;
import wormhole.spi.mailbox.LinkEnd;
import wormhole.spi.mailbox.LinkListener;
import wormhole.spi.mailbox.MailboxLink;

/**
 * The links of one session, one after the other. Each has a number, so that what a dead one still says is not heard. Used in
 * turns only.
 */
final class LinkDriver {
    // A provider must tell the end of a link; one that does not may not keep a wormhole from ending.
    private static final long MAX_CLOSING_MILLIS = 5_000;

    private final Driver driver;
    private final Surroundings surroundings;
    private final TimingLog timing;
    private @Nullable MailboxLink link;
    private long generation;
    private int transmitted;

    LinkDriver(Driver driver, Surroundings surroundings, TimingLog timing) {
        this.driver = driver;
        this.surroundings = surroundings;
        this.timing = timing;
    }

    void open() {
        generation++;
        link = surroundings.links().open(surroundings.mailbox(), surroundings.context(), new Listener(generation));
    }

    void drop() {
        var dropped = link;
        if (dropped == null) {
            driver.happened(new Input.LinkDown(false, "there was no link"));
            return;
        }
        dropped.close();
        var current = generation;
        driver.after(MAX_CLOSING_MILLIS, () -> ended(current, new LinkEnd(LinkEnd.Cause.CLOSED_BY_US, "closed")));
    }

    void transmit(ClientFrame frame) {
        if (link != null) {
            var id = String.format("%04x", transmitted++ & 0xffff);
            timing.sent(frame, id);
            link.send(FrameWriter.write(frame, id));
        }
    }

    private void ended(long which, LinkEnd end) {
        driver.inTurnOf(() -> {
            if (which != generation || link == null) {
                return;
            }
            link = null;
            generation++;
            driver.happened(new Input.LinkDown(end.cause() == LinkEnd.Cause.SERVER_MISBEHAVED, end.reason()));
        });
    }

    private final class Listener implements LinkListener {
        private final long which;

        Listener(long which) {
            this.which = which;
        }

        @Override
        public void opened() {
            hear(new Input.LinkUp());
        }

        @Override
        public void message(String message) {
            timing.received(message);
            hear(new Input.Received(message));
        }

        @Override
        public void closed(LinkEnd end) {
            ended(which, end);
        }

        private void hear(Input input) {
            driver.inTurnOf(() -> {
                if (which == generation) {
                    driver.turn(input);
                }
            });
        }
    }
}
