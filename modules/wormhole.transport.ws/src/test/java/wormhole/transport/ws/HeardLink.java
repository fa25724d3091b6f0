package wormhole.transport.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import wormhole.spi.mailbox.LinkEnd;
import wormhole.spi.mailbox.LinkListener;

/** Keeps what a link's listener hears. */
final class HeardLink implements LinkListener {
    final LinkedBlockingQueue<Object> heard = new LinkedBlockingQueue<>();

    @Override
    public void opened() {
        heard.add("opened");
    }

    @Override
    public void message(String message) {
        heard.add("message " + message);
    }

    @Override
    public void closed(LinkEnd end) {
        heard.add(end);
    }

    void expect(String what) throws InterruptedException {
        assertEquals(what, heard.poll(60, TimeUnit.SECONDS));
    }

    /** Lets messages pass that were on their way when the link was closed. */
    void expectEndAfterMessages(LinkEnd.Cause cause) throws InterruptedException {
        var next = heard.poll(60, TimeUnit.SECONDS);
        while (next instanceof String text && text.startsWith("message ")) {
            next = heard.poll(60, TimeUnit.SECONDS);
        }
        assertEquals(cause, ((LinkEnd) next).cause());
    }

    void expectEnd(LinkEnd.Cause cause, String... says) throws InterruptedException {
        var end = (LinkEnd) heard.poll(60, TimeUnit.SECONDS);
        assertEquals(cause, end.cause(), end.reason());
        for (var part : says) {
            assertTrue(end.reason().contains(part), end.reason());
        }
        assertTrue(end.reason().length() < 400, end.reason());
    }
}
