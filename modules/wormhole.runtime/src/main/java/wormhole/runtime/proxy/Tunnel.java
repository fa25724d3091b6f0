package wormhole.runtime.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.StreamListener;

/** A stream through a proxy. It listens itself until the proxy has connected; then it rests until somebody starts it. */
final class Tunnel implements ByteStream, StreamListener {
    private final ByteStream inner;
    private final HostPort target;
    private final ProxyTalk talk;
    private final CompletableFuture<ByteStream> connected;

    // Guarded by this until there is a listener that has heard of what came before it.
    private ByteBuffer said =
            ByteBuffer.allocate(ProxyTalk.MAX_ANSWER + (64 << 10)).limit(0);
    private @Nullable Optional<IOException> ended;
    private boolean started;
    private volatile @Nullable StreamListener listener;

    Tunnel(ByteStream inner, HostPort target, ProxyTalk talk, CompletableFuture<ByteStream> connected) {
        this.inner = inner;
        this.target = target;
        this.talk = talk;
        this.connected = connected;
    }

    void begin() {
        connected.whenComplete((stream, failure) -> {
            if (failure != null) {
                inner.abort();
            }
        });
        inner.write(talk.opening());
        inner.start(this);
    }

    @Override
    public void start(StreamListener heard) {
        synchronized (this) {
            if (started) {
                throw new IllegalStateException("started already");
            }
            started = true;
            if (said.hasRemaining()) {
                heard.received(said);
            }
            said = ByteBuffer.allocate(0);
            listener = heard;
            if (ended != null) {
                heard.closed(ended);
            }
        }
        inner.resume();
    }

    @Override
    public void received(ByteBuffer data) {
        var heard = listener;
        if (heard == null) {
            heard = early(data);
        }
        if (heard != null) {
            heard.received(data);
        }
    }

    // The listener, if there is one by now.
    private synchronized @Nullable StreamListener early(ByteBuffer data) {
        if (listener != null) {
            return listener;
        }
        try {
            keep(data);
            if (!connected.isDone()) {
                converse();
            }
        } catch (IOException e) {
            connected.completeExceptionally(e);
            inner.abort();
        }
        return null;
    }

    private void keep(ByteBuffer data) throws IOException {
        said.compact();
        if (said.remaining() < data.remaining()) {
            throw new IOException("the proxy says too much");
        }
        said.put(data).flip();
    }

    private void converse() throws IOException {
        for (var answer = talk.answer(said); answer.hasRemaining(); answer = talk.answer(said)) {
            inner.write(answer);
        }
        if (talk.done()) {
            inner.pause();
            if (!connected.complete(this)) {
                inner.abort();
            }
        } else if (said.remaining() > ProxyTalk.MAX_ANSWER) {
            throw new IOException("the proxy says too much");
        }
    }

    @Override
    public void writable() {
        var heard = listener;
        if (heard != null) {
            heard.writable();
        }
    }

    @Override
    public void closed(Optional<IOException> failure) {
        StreamListener heard;
        synchronized (this) {
            ended = failure;
            heard = listener;
        }
        if (heard != null) {
            heard.closed(failure);
        } else {
            connected.completeExceptionally(new IOException("the proxy hung up"
                    + failure.map(e -> ": " + e.getMessage()).orElse("")));
        }
    }

    @Override
    public boolean write(ByteBuffer... data) {
        return inner.write(data);
    }

    @Override
    public long queued() {
        return inner.queued();
    }

    @Override
    public void pause() {
        inner.pause();
    }

    @Override
    public void resume() {
        inner.resume();
    }

    @Override
    public void close() {
        inner.close();
    }

    @Override
    public void abort() {
        inner.abort();
    }

    @Override
    public HostPort peer() {
        return target;
    }

    @Override
    public HostPort local() {
        return inner.local();
    }
}
