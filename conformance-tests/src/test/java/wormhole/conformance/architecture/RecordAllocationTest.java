package wormhole.conformance.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import wormhole.crypto.pure.PureSecretBoxProvider;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBytes;
import wormhole.transit.record.BadRecordException;
import wormhole.transit.record.RecordDecoder;
import wormhole.transit.record.RecordEncoder;
import wormhole.transit.record.RecordFormat;
import wormhole.transit.record.RecordSink;

/** The bulk path leaves the garbage collector alone. */
class RecordAllocationTest {
    private static final SecretBytes KEY = SecretBytes.owning(new byte[32]);

    @Test
    void nothingIsAllocatedForARecord() throws BadRecordException {
        assertNothingIsAllocated(new NoBox());
    }

    @Test
    void norDoesTheDefaultSecretboxAllocate() throws BadRecordException {
        assertNothingIsAllocated(new PureSecretBoxProvider().secretBox());
    }

    private static void assertNothingIsAllocated(SecretBox box) throws BadRecordException {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var encoder = new RecordEncoder(box, KEY);
        var decoder = new RecordDecoder(box, KEY, 1 << 16);
        var wire = new byte[16384 + RecordFormat.OVERHEAD];
        RecordSink sink = (array, offset, length) -> {};
        var allocated = Long.MAX_VALUE;
        for (var round = 0; round < 20; round++) {
            var before = threads.getCurrentThreadAllocatedBytes();
            for (var i = 0; i < 1000; i++) {
                encoder.encode(wire, RecordFormat.OVERHEAD, 16384, wire, 0);
                decoder.decode(wire, 0, 5000, sink);
                decoder.decode(wire, 5000, wire.length - 5000, sink);
            }
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(allocated < 1000, allocated + " bytes for 1,000 records");
    }

    /** Seals nothing, in place. */
    private static final class NoBox implements SecretBox {
        @Override
        public byte[] seal(SecretBytes key, byte[] nonce, byte[] plaintext) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] open(SecretBytes key, byte[] nonce, byte[] box) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int seal(SecretBytes key, byte[] nonce, byte[] from, int offset, int length, byte[] to, int at) {
            return length + TAG_BYTES;
        }

        @Override
        public int open(SecretBytes key, byte[] nonce, byte[] from, int offset, int length, byte[] to, int at) {
            return length - TAG_BYTES;
        }
    }
}
