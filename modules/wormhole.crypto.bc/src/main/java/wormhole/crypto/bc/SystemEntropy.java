package wormhole.crypto.bc;

import java.security.SecureRandom;
import wormhole.spi.crypto.Entropy;

/** The random source of the operating system, which does not block once the machine has started. */
final class SystemEntropy implements Entropy {
    /** Made at the first draw, not when the provider is merely looked at: it starts up the JDK's own providers. */
    private static final class Source {
        static final SecureRandom RANDOM = new SecureRandom();
    }

    @Override
    public byte[] next(int length) {
        var bytes = new byte[length];
        Source.RANDOM.nextBytes(bytes);
        return bytes;
    }
}
