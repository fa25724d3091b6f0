package wormhole.spi.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static wormhole.spi.tck.Samples.bytes;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import wormhole.spi.crypto.BadElementException;
import wormhole.spi.crypto.BadElementException.Reason;
import wormhole.spi.crypto.CryptoProvider;
import wormhole.spi.crypto.Entropy;
import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.crypto.Spake2;

/** What the SPAKE2 of a crypto provider must do. The vectors were computed by magic-wormhole 0.24.0. */
public abstract class Spake2Contract {
    private static final SecretBytes PASSWORD = SecretBytes.copyOf(new byte[] {'7', '-', 'x'});
    private static final byte[] IDENTITY = {'i', 'd'};

    private static final List<Exchange> EXCHANGES = List.of(
            new Exchange(
                    "352d636f6e73756c74696e672d636c616d7368656c6c2d70616e64656d6963",
                    "6578c3a46d706c652e6f72672fc3a4",
                    "0000000000000000000000000000000000000000000000000000000000000000"
                            + "0000000000000000000000000000000000000000000000000000000000000000",
                    "4469cdb0b4265d1f70ffeb769bce4cd274227d995ad2cf51c18f537b434062ea"
                            + "3cfbfbe0e2bd7da0df5ba956114400e06ec970cfde150a0cd9e4510e10094093",
                    "5330ffb825efae90f2b2c26c3352d512b9cb52538460865fd8f6f3516bb02e2b" + "aa",
                    "53c119169dc5ed5d56e31430753c414afcabdd12718b60af346673e08886da06" + "cd",
                    "e57c57577b08c5ccc2696f8d9ca54cadeeead0e56016b4cb9eea80050eaab3cf"),
            new Exchange(
                    "31373136382d70656469677265652d647265616466756c",
                    "6578c3a46d706c652e6f72672fc3a4",
                    "904d0b23ac2e1c8720f0deccb4b18ecb90d134bce87c1540f38e55321e5b1653"
                            + "6c83aa5b920839adf77b560c4507dc18b9d1ef6d1f1092d15d3e9a267e324138",
                    "e7987fbdabbcf62c16c5e5b306d90feb1d65134451ca2b527b4bce6992f6ad49"
                            + "35dfef288f33b81aa398efd613a438d6c3ed36d303c678d75024f1792543c862",
                    "53bfba30e97e501aaaa300103f6e98f5dfca7a4248b78044324122e52159646d" + "4b",
                    "53066a1408f708853646ec7915b721a07daff0d8b96ed3a60cf80c874dc17715" + "2c",
                    "2a1c47544645710d336de05a028e40ffced7a941eb45ca3061d39ef3119814c6"),
            new Exchange(
                    "3334392df09f9880f09f8fbd2d6472756e6b656e",
                    "6c6f746861722e636f6d2f776f726d686f6c652f746578742d6f722d66696c65" + "2d78666572",
                    "2ab4fcb7df6ad22e16d9e2265627eb55c3cafa53699ea89c33ff483d4c941001"
                            + "0547b67a0953cdc3c194fd819cbdccf4b7319db98e015d035f9d41a26c57bbb9",
                    "e41a6ff626d3d48d0ab0874f2eaccf2dd0e9c7ff68688dbead839384912dd59b"
                            + "c6cf1c5bcc8476a4d6a39fd41b1b2ab25ae0b3e6107905ca68fc5701756e64bf",
                    "53eef46ebddaa7fa61597860e9c10283f4f34b176c688fea20d6c040941d297c" + "82",
                    "534999a2bfa0d3a2cac7b0de223b0bfdefe78798a7f1e3241f59f9aba3566680" + "3f",
                    "15b6400de29c9dc4cf5cb0cb8a4c26da43697addacae4499abf211478ccc46a8"));

    /** For the class that extends this one. */
    protected Spake2Contract() {}

    /**
     * The provider that is tested.
     *
     * @return the same or another each time
     */
    protected abstract CryptoProvider provider();

    private Spake2 spake2() {
        return provider().suite().spake2();
    }

    @Test
    void bothSidesSendAndComputeWhatTheReferenceDoes() throws BadElementException {
        for (var exchange : EXCHANGES) {
            var a = exchange.start(spake2(), exchange.entropyA);
            var b = exchange.start(spake2(), exchange.entropyB);
            assertEquals(exchange.messageA, HexFormat.of().formatHex(a.message()));
            assertEquals(exchange.messageB, HexFormat.of().formatHex(b.message()));
            assertEquals(exchange.key(), exchange.finish(spake2(), a, b.message()));
            assertEquals(exchange.key(), exchange.finish(spake2(), b, a.message()));
        }
    }

    @Test
    void aScalarOfZeroWorks() throws BadElementException {
        var zero = spake2().start(PASSWORD, IDENTITY, length -> new byte[length]);
        var peer = start(PASSWORD, 2);
        assertArrayEquals(new byte[32], zero.scalar().revealTo(byte[]::clone));
        assertEquals(
                spake2().finish(PASSWORD, IDENTITY, peer, zero.message()),
                spake2().finish(PASSWORD, IDENTITY, zero, peer.message()));
    }

    @Test
    void anExchangeGoesOnFromWhatWasWrittenDown() throws BadElementException {
        var exchange = EXCHANGES.get(1);
        var started = exchange.start(spake2(), exchange.entropyA);
        var scalar = SecretBytes.owning(started.scalar().revealTo(byte[]::clone));
        var restored = new Spake2.Started(scalar, started.message());
        assertEquals(exchange.key(), exchange.finish(spake2(), restored, bytes(exchange.messageB)));
    }

    @Test
    void exactlySixtyFourBytesAreDrawnAtOnce() {
        var drawn = new ArrayDeque<Integer>();
        spake2().start(PASSWORD, IDENTITY, length -> {
            drawn.add(length);
            return new byte[length];
        });
        assertEquals(List.of(Spake2.SCALAR_ENTROPY_BYTES), List.copyOf(drawn));
    }

    @Test
    void anotherPasswordOrIdentityGivesAnotherKey() throws BadElementException {
        var own = start(PASSWORD, 1);
        var peer = start(PASSWORD, 2);
        var key = spake2().finish(PASSWORD, IDENTITY, own, peer.message());
        var otherPassword = SecretBytes.copyOf(new byte[] {'7', '-', 'y'});
        var mistaken = start(otherPassword, 2);
        assertNotEquals(key, spake2().finish(otherPassword, IDENTITY, mistaken, own.message()));
        assertNotEquals(key, spake2().finish(PASSWORD, new byte[] {'j'}, peer, own.message()));
        assertEquals(key, spake2().finish(PASSWORD, IDENTITY, peer, own.message()));
    }

    @Test
    void ownMessageSentBackIsRefused() {
        var own = start(PASSWORD, 1);
        assertRefused(Reason.REFLECTED, own.message(), own);
    }

    @Test
    void aMessageOfAnotherLengthIsRefused() {
        var good = start(PASSWORD, 2).message();
        for (var length : new int[] {0, 1, 2, 32, 34, 64}) {
            assertRefused(Reason.LENGTH, Arrays.copyOf(good, length), start(PASSWORD, 1));
        }
    }

    @Test
    void aMessageOfAnotherSideIsRefused() {
        for (var side : new int[] {'A', 'B', 's', 0, 0xff}) {
            var message = start(PASSWORD, 2).message();
            message[0] = (byte) side;
            assertRefused(Reason.SIDE, message, start(PASSWORD, 1));
        }
    }

    @Test
    void aPointOffTheCurveIsRefused() {
        assertElementRefused(
                Reason.NOT_ON_CURVE,
                "b7917f1e354e9b35c77ce8b5b53d0108bc21bf0a0fa9dd8cb79c81d051ffda92",
                "e51d3093bae5cd29cba75703da25e1b5afe56d4fea9c47cb3c129542c68957b8");
    }

    @Test
    void anotherSpellingOfAPointIsRefused() {
        assertElementRefused(
                Reason.NOT_ON_CURVE,
                "0100000000000000000000000000000000000000000000000000000000000080",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");
    }

    @Test
    void theIdentityAndPointsOfSmallOrderAreRefused() {
        assertElementRefused(
                Reason.WRONG_ORDER,
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000080",
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85");
    }

    @Test
    void aPointWithAPartOfSmallOrderIsRefused() {
        assertElementRefused(
                Reason.WRONG_ORDER,
                "8fd461b9da23f652dd8fb112ac00e1e667f0d5da95d5b2cde8914bb76d3825c6",
                "0570df9e058249439ed41e9beaa7181d743519e1597d4e95d245da7779223097",
                "a44280451c0ccf200a4d2ae4c41cafc9f327d1720478afb53babb996ecf55d3a");
    }

    private void assertElementRefused(Reason reason, String... elements) {
        for (var element : elements) {
            assertRefused(reason, bytes("53" + element), start(PASSWORD, 1));
        }
    }

    private void assertRefused(Reason reason, byte[] message, Spake2.Started own) {
        var refusal = assertThrows(
                BadElementException.class,
                () -> spake2().finish(PASSWORD, IDENTITY, own, message),
                () -> "took " + HexFormat.of().formatHex(message));
        assertEquals(reason, refusal.reason(), () -> HexFormat.of().formatHex(message));
    }

    private Spake2.Started start(SecretBytes password, int fill) {
        return spake2().start(password, IDENTITY, length -> {
            var bytes = new byte[length];
            Arrays.fill(bytes, (byte) fill);
            return bytes;
        });
    }

    private record Exchange(
            String password,
            String identity,
            String entropyA,
            String entropyB,
            String messageA,
            String messageB,
            String expected) {
        Spake2.Started start(Spake2 spake2, String entropy) {
            Entropy once = length -> bytes(entropy);
            return spake2.start(secret(), bytes(identity), once);
        }

        SecretBytes finish(Spake2 spake2, Spake2.Started started, byte[] message) throws BadElementException {
            return spake2.finish(secret(), bytes(identity), started, message);
        }

        SecretBytes key() {
            return Samples.secret(expected);
        }

        private SecretBytes secret() {
            return Samples.secret(password);
        }
    }
}
