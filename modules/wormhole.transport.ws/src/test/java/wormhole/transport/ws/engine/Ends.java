package wormhole.transport.ws.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what a connection's listener hears, one line each. */
class Ends implements ConnectionListener {
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    volatile ConnectionEnd end;

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
        var line = heard.poll(30, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("nothing was heard");
        }
        return line;
    }

    String nextShort() throws InterruptedException {
        var line = next();
        return line.length() > 60 ? line.substring(0, 60) : line;
    }
}
