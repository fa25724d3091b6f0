package wormhole.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.runtime.World.bytes;
import static wormhole.runtime.World.get;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import wormhole.api.Mood;
import wormhole.api.Wormhole;

/** One client, many wormholes, few threads. */
final class ManyWormholesTest {
    private static final int PAIRS = 500;

    @Test
    void aThousandOpenWormholesNeedAFewThreads() throws Exception {
        try (var world = new World()) {
            warmUp(world);
            var others = threads();
            var memory = usedMemory();
            var begin = System.nanoTime();
            var open = openPairs(world);
            var threads = threads();
            for (var wormhole : open) {
                get(wormhole.verifier());
                get(wormhole.send(bytes("hello")).stored());
                threads = Math.max(threads, threads());
            }
            var millis = (System.nanoTime() - begin) / 1_000_000;
            var each = (usedMemory() - memory) / open.size();
            System.out.printf(
                    "%d open wormholes, keys confirmed: at most %d threads in the whole process, %d bytes of heap each"
                            + " (with their mailboxes in a server in memory), %d ms%n",
                    open.size(), threads, each, millis);
            assertTrue(threads - others < 20, "threads: " + threads + ", " + others + " of them before");
            assertTrue(each < 100_000, "bytes each: " + each);
            for (var wormhole : open) {
                wormhole.receive();
                assertEquals(Mood.HAPPY, get(wormhole.closing()).mood());
            }
        }
    }

    private static void warmUp(World world) throws Exception {
        var pair = world.confirmed("100000-x");
        get(pair.a().closing());
        get(pair.b().closing());
    }

    private static ArrayList<Wormhole> openPairs(World world) {
        var open = new ArrayList<Wormhole>();
        for (var i = 1; i <= PAIRS; i++) {
            open.add(world.withCode(i + "-purple"));
            open.add(world.withCode(i + "-purple"));
        }
        return open;
    }

    private static int threads() {
        return Thread.getAllStackTraces().size();
    }

    private static long usedMemory() throws InterruptedException {
        var least = Long.MAX_VALUE;
        for (var i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
            var runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
