package wormhole.transport.ws;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.StreamListener;

/**
 * TLS over another stream. The handshake begins with the start; what is written before it is complete waits. The TLS
 * engine is used by one thread at a time, and the listener is never called while it is locked.
 */
final class TlsStream implements ByteStream, StreamListener {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final ByteStream inner;
    private final SSLEngine engine;
    private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>();
    private final List<ByteBuffer> arrived = new ArrayList<>();

    private @Nullable StreamListener listener;
    // Bytes of records that are not complete. Never more than one record: the engine refuses longer ones.
    private ByteBuffer undeciphered = NOTHING;
    private @Nullable IOException failure;
    private boolean closing;

    TlsStream(ByteStream inner, SSLEngine engine) {
        this.inner = inner;
        this.engine = engine;
    }

    /** A client's end, which checks that the certificate is for the host. */
    static TlsStream client(ByteStream inner, SSLContext context, HostPort host) {
        var engine = context.createSSLEngine(host.host(), host.port());
        engine.setUseClientMode(true);
        var parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return new TlsStream(inner, engine);
    }

    @Override
    public void start(StreamListener heard) {
        synchronized (this) {
            if (listener != null) {
                throw new IllegalStateException("started already");
            }
            listener = heard;
        }
        inner.start(this);
        advance(NOTHING);
    }

    @Override
    public boolean write(ByteBuffer... data) {
        synchronized (this) {
            if (closing || failure != null) {
                return true;
            }
            waiting.addAll(List.of(data));
            if (listener == null) {
                return true;
            }
        }
        advance(NOTHING);
        return queued() <= 256 * 1024;
    }

    @Override
    public synchronized long queued() {
        return inner.queued()
                + waiting.stream().mapToLong(ByteBuffer::remaining).sum();
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
        synchronized (this) {
            closing = true;
            if (listener != null && waiting.isEmpty()) {
                engine.closeOutbound();
            }
        }
        advance(NOTHING);
        inner.close();
    }

    @Override
    public void abort() {
        inner.abort();
    }

    @Override
    public HostPort peer() {
        return inner.peer();
    }

    @Override
    public HostPort local() {
        return inner.local();
    }

    // ---- from the stream below

    @Override
    public void received(ByteBuffer data) {
        advance(data);
        for (var plain = next(); plain.isPresent(); plain = next()) {
            heard().received(plain.get());
        }
    }

    @Override
    public void writable() {
        heard().writable();
    }

    @Override
    public void closed(Optional<IOException> cause) {
        Optional<IOException> why;
        synchronized (this) {
            why = failure == null ? cause : Optional.of(failure);
        }
        heard().closed(why);
    }

    private synchronized StreamListener heard() {
        if (listener == null) {
            throw new IllegalStateException("not started");
        }
        return listener;
    }

    private synchronized Optional<ByteBuffer> next() {
        return arrived.isEmpty() ? Optional.empty() : Optional.of(arrived.remove(0));
    }

    // ---- the engine

    private synchronized void advance(ByteBuffer data) {
        if (failure != null || listener == null) {
            return;
        }
        var in = joined(data);
        try {
            while (step(in)) {
                // until it needs something from outside
            }
            keep(in);
        } catch (SSLException e) {
            fail(e);
        }
    }

    private ByteBuffer joined(ByteBuffer data) {
        // The engine deciphers in place.
        if (!undeciphered.hasRemaining() && !data.isReadOnly()) {
            return data;
        }
        var all = ByteBuffer.allocate(undeciphered.remaining() + data.remaining());
        return all.put(undeciphered).put(data).flip();
    }

    private void keep(ByteBuffer in) {
        undeciphered =
                in.hasRemaining() ? ByteBuffer.allocate(in.remaining()).put(in).flip() : NOTHING;
    }

    private boolean step(ByteBuffer in) throws SSLException {
        return switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> runTasks();
            case NEED_WRAP -> wrap(NOTHING);
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrap(in);
            case FINISHED, NOT_HANDSHAKING -> wrapWaiting() | unwrap(in);
        };
    }

    private boolean runTasks() {
        for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
        return true;
    }

    private boolean unwrap(ByteBuffer in) throws SSLException {
        if (!in.hasRemaining()) {
            return false;
        }
        var plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        var result = engine.unwrap(in, plain);
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            throw new SSLException("a record that is too long");
        }
        if (plain.flip().hasRemaining()) {
            arrived.add(plain);
        }
        if (result.getStatus() == SSLEngineResult.Status.CLOSED && !closing) {
            closing = true;
            inner.close();
        }
        return result.getStatus() == SSLEngineResult.Status.OK && (result.bytesConsumed() > 0 || starting());
    }

    /** The engine has more to do by itself. */
    private boolean starting() {
        var status = engine.getHandshakeStatus();
        return status == SSLEngineResult.HandshakeStatus.NEED_TASK
                || status == SSLEngineResult.HandshakeStatus.NEED_WRAP;
    }

    private boolean wrapWaiting() throws SSLException {
        boolean any = false;
        for (var next = waiting.peek(); next != null; next = waiting.peek()) {
            if (next.hasRemaining()) {
                if (!wrap(next)) {
                    return any;
                }
                any = true;
            } else {
                waiting.remove();
            }
        }
        if (closing && !engine.isOutboundDone()) {
            engine.closeOutbound();
        }
        return any;
    }

    private boolean wrap(ByteBuffer plain) throws SSLException {
        var out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        var result = engine.wrap(plain, out);
        if (out.flip().hasRemaining()) {
            inner.write(out);
        }
        return result.getStatus() == SSLEngineResult.Status.OK
                && (result.bytesConsumed() > 0 || result.bytesProduced() > 0);
    }

    private void fail(SSLException cause) {
        failure = new IOException("TLS: " + cause.getMessage(), cause);
        try {
            // The alert that tells the other end.
            while (engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_WRAP && wrap(NOTHING)) {}
        } catch (SSLException e) {
            failure.addSuppressed(e);
        }
        inner.close();
    }
}
