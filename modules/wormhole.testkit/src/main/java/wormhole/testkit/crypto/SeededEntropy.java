package wormhole.testkit.crypto;

import java.util.SplittableRandom;
import wormhole.spi.crypto.Entropy;

/**
 * Random bytes from a seed: the same each time.
 *
 * @param random the source; belongs to this object from now on
 */
public record SeededEntropy(SplittableRandom random) implements Entropy {
    @Override
    public byte[] next(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
