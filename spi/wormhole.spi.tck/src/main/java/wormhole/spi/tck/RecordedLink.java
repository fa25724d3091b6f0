package wormhole.spi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import wormhole.spi.mailbox.LinkEnd;
import wormhole.spi.mailbox.LinkListener;
import wormhole.spi.mailbox.MailboxLink;

/** Keeps what a link's listener hears, in order. */
final class RecordedLink implements LinkListener {
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private volatile LinkEnd end;
    MailboxLink link;

    @Override
    public void opened() {
        heard.add("opened");
    }

    @Override
    public void message(String message) {
        heard.add("message " + message);
    }

    @Override
    public void closed(LinkEnd how) {
        end = how;
        heard.add("closed");
    }

    void expect(String what) throws InterruptedException {
        var next = heard.poll(60, TimeUnit.SECONDS);
        assertNotNull(next, "nothing was heard");
        // Not assertEquals first: the texts may be long.
        assertTrue(
                next.equals(what), () -> "heard " + cut(next) + (end == null ? "" : " " + end) + ", not " + cut(what));
    }

    LinkEnd expectEnd(LinkEnd.Cause cause) throws InterruptedException {
        expect("closed");
        assertEquals(cause, end.cause(), end.reason());
        assertTrue(end.reason().length() > 10 && end.reason().length() < 500, end.reason());
        expectNothingFor(Duration.ofMillis(20));
        return end;
    }

    void expectNothingFor(Duration time) throws InterruptedException {
        assertNull(heard.poll(time.toMillis(), TimeUnit.MILLISECONDS), () -> "something was heard: " + end);
    }

    private static String cut(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }
}
