package wormhole.transit.relay;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import wormhole.spi.Availability;
import wormhole.spi.stream.Acceptor;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.Dialer;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.StreamListener;
import wormhole.spi.stream.StreamProvider;

/** The streams that are found, watched. */
final class RecordingStreams implements StreamProvider {
    private final StreamProvider real = found();
    private final Queue<ByteStream> accepted = new ConcurrentLinkedQueue<>();
    volatile long worst;

    private static StreamProvider found() {
        RecordingStreams.class.getModule().addUses(StreamProvider.class);
        return ServiceLoader.load(StreamProvider.class).findFirst().orElseThrow();
    }

    long queued() {
        return accepted.stream().mapToLong(ByteStream::queued).sum();
    }

    @Override
    public String id() {
        return real.id();
    }

    @Override
    public Availability availability() {
        return real.availability();
    }

    @Override
    public Set<String> hintTypes() {
        return real.hintTypes();
    }

    @Override
    public Dialer dialer() {
        return real.dialer();
    }

    @Override
    public Acceptor acceptor() {
        return (bind, backlog, listener) -> real.acceptor().listen(bind, backlog, stream -> {
            accepted.add(stream);
            listener.accepted(new Watched(stream, this));
        });
    }

    private record Watched(ByteStream real, RecordingStreams recording) implements ByteStream {
        @Override
        public void start(StreamListener listener) {
            real.start(listener);
        }

        @Override
        public boolean write(ByteBuffer... data) {
            return real.write(data);
        }

        @Override
        public boolean writeThrough(ByteBuffer data) {
            boolean more = real.writeThrough(data);
            recording.worst = Math.max(recording.worst, real.queued());
            return more;
        }

        @Override
        public long queued() {
            return real.queued();
        }

        @Override
        public void pause() {
            real.pause();
        }

        @Override
        public void resume() {
            real.resume();
        }

        @Override
        public void close() {
            real.close();
        }

        @Override
        public void abort() {
            real.abort();
        }

        @Override
        public HostPort peer() {
            return real.peer();
        }

        @Override
        public HostPort local() {
            return real.local();
        }
    }
}
