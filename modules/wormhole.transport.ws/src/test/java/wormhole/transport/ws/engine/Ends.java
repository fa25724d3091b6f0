package wormhole.transport.ws.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what a connection's listener hears, one line each. */
class Ends implements ConnectionListener {
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    final AtomicInteger alive = new AtomicInteger();
    volatile ConnectionEnd end;

    @Override
    public void alive() {
        alive.incrementAndGet();
    }

    @Override
    public void opened(HttpHead head) {
        heard.add("opened");
    }

    @Override
    public void text(String message) {
        heard.add("text " + message);
    }

    @Override
    public void binary(ByteBuffer message) {
        heard.add("binary " + StandardCharsets.UTF_8.decode(message));
    }

    @Override
    public void closed(ConnectionEnd how) {
        end = how;
        heard.add("closed " + how.kind());
    }

    String next() throws InterruptedException {
        var line = heard.poll(60, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("nothing was heard");
        }
        return line;
    }

    void awaitAlive(int count) throws InterruptedException {
        for (int i = 0; i < 6000 && alive.get() < count; i++) {
            Thread.sleep(10);
        }
        if (alive.get() < count) {
            throw new AssertionError("no sign of life");
        }
    }
}
