package wormhole.conformance.vectors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.TransitPath;
import wormhole.spi.crypto.SecretBytes;
import wormhole.transit.record.BadRecordException;
import wormhole.transit.record.RecordDecoder;
import wormhole.transit.record.RecordEncoder;
import wormhole.transit.record.RecordFormat;

/** A pipe whose other end is a case: the bytes that come are given, those that go are kept. */
final class ScriptedPipe implements RecordPipe {
    private static final int RECORD = 16384;

    private final RecordEncoder encoder;
    private final ArrayDeque<byte[]> coming = new ArrayDeque<>();
    private final List<byte[]> sent = new ArrayList<>();
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private boolean lost;
    private boolean closed;
    private ByteBuffer rest = ByteBuffer.allocate(0);

    ScriptedPipe(String ourKey) {
        encoder = new RecordEncoder(TransitOperations.CRYPTO.secretBox(), key(ourKey), BigInteger.ZERO);
    }

    private static SecretBytes key(String hex) {
        return SecretBytes.owning(HexFormat.of().parseHex(hex));
    }

    /** These bytes come; then the connection ends, or nothing more comes. */
    ScriptedPipe bringing(byte[] sealed, String theirKey, boolean thenLost) {
        lost = thenLost;
        var decoder = new RecordDecoder(TransitOperations.CRYPTO.secretBox(), key(theirKey), 1 << 24, BigInteger.ZERO);
        try {
            decoder.decode(
                    sealed,
                    0,
                    sealed.length,
                    (array, offset, length) -> coming.add(Arrays.copyOfRange(array, offset, offset + length)));
        } catch (BadRecordException e) {
            lost = true;
        }
        return this;
    }

    /** This record comes. */
    ScriptedPipe bringing(byte[] record) {
        coming.add(record);
        return this;
    }

    synchronized List<byte[]> sent() {
        return List.copyOf(sent);
    }

    synchronized byte[] wire() {
        return wire.toByteArray();
    }

    @Override
    public TransitPath path() {
        return new TransitPath(false, "->tcp:192.0.2.3:1234");
    }

    @Override
    public int maxRecordBytes() {
        return 1 << 20;
    }

    @Override
    public synchronized void send(ByteBuffer record) {
        var length = record.remaining();
        var sealed = new byte[length + RecordFormat.OVERHEAD];
        record.get(sealed, RecordFormat.OVERHEAD, length);
        sent.add(Arrays.copyOfRange(sealed, RecordFormat.OVERHEAD, sealed.length));
        encoder.encode(sealed, RecordFormat.OVERHEAD, length, sealed, 0);
        wire.writeBytes(sealed);
    }

    @Override
    public synchronized Optional<byte[]> receive() throws IOException {
        while (coming.isEmpty() && !lost && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        return Optional.ofNullable(coming.poll());
    }

    private int read(ByteBuffer to) throws IOException {
        if (!rest.hasRemaining()) {
            var record = receive();
            if (record.isEmpty()) {
                return -1;
            }
            rest = ByteBuffer.wrap(record.get());
        }
        var length = Math.min(rest.remaining(), to.remaining());
        to.put(rest.slice(rest.position(), length));
        rest.position(rest.position() + length);
        return length;
    }

    private int write(ByteBuffer from) {
        var length = Math.min(RECORD, from.remaining());
        send(from.slice(from.position(), length));
        from.position(from.position() + length);
        return length;
    }

    @Override
    public CompletableFuture<Void> sending(ByteBuffer record) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Optional<byte[]>> receiving() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ReadableByteChannel source() {
        return new ReadableByteChannel() {
            @Override
            public int read(ByteBuffer to) throws IOException {
                return ScriptedPipe.this.read(to);
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {
                ScriptedPipe.this.close();
            }
        };
    }

    @Override
    public WritableByteChannel sink() {
        return new WritableByteChannel() {
            @Override
            public int write(ByteBuffer from) {
                return ScriptedPipe.this.write(from);
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {
                ScriptedPipe.this.close();
            }
        };
    }

    @Override
    public InputStream inputStream() {
        return Channels.newInputStream(source());
    }

    @Override
    public OutputStream outputStream() {
        return Channels.newOutputStream(sink());
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
