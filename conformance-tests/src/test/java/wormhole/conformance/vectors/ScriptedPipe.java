package wormhole.conformance.vectors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import wormhole.spi.crypto.SecretBytes;
import wormhole.testkit.SimpleRecordPipe;
import wormhole.transit.record.BadRecordException;
import wormhole.transit.record.RecordDecoder;
import wormhole.transit.record.RecordEncoder;
import wormhole.transit.record.RecordFormat;

/** A pipe whose other end is a case: the bytes that come are given, those that go are kept. */
final class ScriptedPipe extends SimpleRecordPipe {
    private final RecordEncoder encoder;
    private final ArrayDeque<byte[]> coming = new ArrayDeque<>();
    private final List<byte[]> sent = new ArrayList<>();
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private boolean lost;
    private boolean closed;
    private boolean taken;
    private boolean tooLong;

    ScriptedPipe(String ourKey) {
        super("->tcp:192.0.2.3:1234");
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
            tooLong = e.reason() == BadRecordException.Reason.TOO_LONG;
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

    /** Whether somebody wanted a record of it. */
    synchronized boolean taken() {
        return taken;
    }

    /** Whether it was ended because a record says that it is too long; the reference would wait for all of it. */
    boolean tooLong() {
        return tooLong;
    }

    synchronized byte[] wire() {
        return wire.toByteArray();
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
        taken = true;
        while (coming.isEmpty() && !lost && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
        return Optional.ofNullable(coming.poll());
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
