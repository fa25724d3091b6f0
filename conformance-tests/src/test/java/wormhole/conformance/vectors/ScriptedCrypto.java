package wormhole.conformance.vectors;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.Entropy;
import wormhole.spi.crypto.ForwardingCryptoSuite;

/**
 * A suite whose random source is a script: what the protocol draws is told apart by how much it draws. What is not in the
 * script may not be drawn, but the two bytes by which a reconnect is put off.
 */
final class ScriptedCrypto extends ForwardingCryptoSuite {
    private final Script script;

    ScriptedCrypto(CryptoSuite suite, Script script) {
        super(suite);
        this.script = script;
    }

    @Override
    public Entropy entropy() {
        return script;
    }

    /** Random bytes written down beforehand. */
    static final class Script implements Entropy {
        private static final int JITTER_BYTES = 2;

        private final Deque<byte[]> draws = new ArrayDeque<>();

        Script(List<byte[]> draws) {
            this.draws.addAll(draws);
        }

        @Override
        public byte[] next(int length) {
            if (length == JITTER_BYTES) {
                return new byte[JITTER_BYTES];
            }
            for (var draw : draws) {
                if (draw.length == length) {
                    draws.remove(draw);
                    return draw;
                }
            }
            throw new AssertionError(length + " random bytes were drawn that the reference did not draw");
        }
    }
}
