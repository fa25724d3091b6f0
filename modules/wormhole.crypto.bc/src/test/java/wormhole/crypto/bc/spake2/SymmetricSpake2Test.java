package wormhole.crypto.bc.spake2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import wormhole.spi.crypto.BadElementException;
import wormhole.spi.crypto.Entropy;
import wormhole.spi.crypto.SecretBytes;

final class SymmetricSpake2Test {
    private static final byte[] IDENTITY = "example.com/app".getBytes(StandardCharsets.US_ASCII);

    private final SymmetricSpake2 spake2 = new SymmetricSpake2();
    private final SecretBytes password = SecretBytes.copyOf("7-crossover-clockwork".getBytes(StandardCharsets.UTF_8));

    @Test
    void theBlindingElementIsTheOneOfTheReference() {
        assertEquals(
                "6f00dae87c1be1a73b5922ef431cd8f57879569c222d22b1cd71e8546ab8e6f1",
                HexFormat.of().formatHex(Group.arbitraryElement("symmetric".getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void nothingSecretIsInATextForm() {
        var started = spake2.start(password, IDENTITY, length -> new byte[length]);
        assertFalse((started.toString() + started.scalar()).contains("00"));
        assertEquals("Term[redacted]", new Term(new byte[32], Group.BASE).toString());
    }

    @Test
    void theEntropyOfTheScalarIsWiped() {
        var drawn = HexFormat.of().parseHex("5a".repeat(64));
        spake2.start(password, IDENTITY, length -> drawn);
        assertArrayEquals(new byte[64], drawn);
    }

    /** Prints figures for the reader; asserts only that both sides agree. */
    @Test
    void anExchangeIsTimed() throws BadElementException {
        var cold = nanosOfOneSide();
        var warm = Long.MAX_VALUE;
        for (var i = 0; i < 400; i++) {
            warm = Math.min(warm, nanosOfOneSide());
        }
        System.out.printf("SPAKE2 start and finish of one side: %,d us cold, %,d us warm%n", cold / 1000, warm / 1000);
    }

    private long nanosOfOneSide() throws BadElementException {
        Entropy entropy = length -> {
            var bytes = new byte[length];
            new SecureRandom().nextBytes(bytes);
            return bytes;
        };
        var peer = spake2.start(password, IDENTITY, entropy);
        var before = System.nanoTime();
        var own = spake2.start(password, IDENTITY, entropy);
        var key = spake2.finish(password, IDENTITY, own, peer.message());
        var nanos = System.nanoTime() - before;
        assertEquals(key, spake2.finish(password, IDENTITY, peer, own.message()));
        return nanos;
    }
}
