import java.lang.management.ManagementFactory;
import java.util.Locale;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.crypto.pure.PureSecretBoxProvider;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBytes;

/**
 * Prints, one line a measure: name, bytes of a record, MB/s of sealing, MB/s of opening, milliseconds of wall time for the
 * first 100 MiB sealed in this process, start-up of the machine not included. MB/s are by the processor time of the thread,
 * best of several rounds.
 */
public final class KernelBenchmark {
    private static final int ROUND = 48 << 20;

    private KernelBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        var name = arguments[0];
        var size = Integer.parseInt(arguments[1]);
        var box = name.equals("pure")
                ? new PureSecretBoxProvider().secretBox()
                : new BcCryptoProvider().suite().secretBox();
        var run = new Run(box, size);
        var start = System.nanoTime();
        run.seal((100 << 20) / size);
        var first = (System.nanoTime() - start) / 1_000_000;
        var seal = 0.0;
        var open = 0.0;
        for (var round = 0; round < 4; round++) {
            seal = Math.max(seal, rate(() -> run.seal(ROUND / size), size));
            open = Math.max(open, rate(() -> run.open(ROUND / size), size));
        }
        System.out.printf(Locale.ROOT, "%s %d %.0f %.0f %d%n", name, size, seal, open, first);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double rate(Work work, int size) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        var start = threads.getCurrentThreadCpuTime();
        work.run();
        return 1e3 * (ROUND / size) * size / (threads.getCurrentThreadCpuTime() - start);
    }

    private static final class Run {
        private final SecretBytes key = SecretBytes.owning(new byte[SecretBox.KEY_BYTES]);
        private final byte[] nonce = new byte[SecretBox.NONCE_BYTES];
        private final SecretBox box;
        private final int size;
        // 28 bytes of length and nonce stand before a box of a record.
        private final byte[] record;
        private final byte[] opened;
        private final byte[] sealed;

        Run(SecretBox box, int size) {
            this.box = box;
            this.size = size;
            record = new byte[size + 44];
            opened = new byte[size + 44];
            sealed = new byte[size + 44];
            box.seal(key, nonce, record, 44, size, sealed, 28);
        }

        void seal(int records) {
            for (var i = 0; i < records; i++) {
                box.seal(key, nonce, record, 44, size, record, 28);
            }
        }

        void open(int records) throws Exception {
            for (var i = 0; i < records; i++) {
                box.open(key, nonce, sealed, 28, size + 16, opened, 44);
            }
        }
    }
}
