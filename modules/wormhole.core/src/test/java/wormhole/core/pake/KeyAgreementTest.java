package wormhole.core.pake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import wormhole.api.AppId;
import wormhole.api.Code;
import wormhole.core.effect.Step;
import wormhole.core.effect.Verdict;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.Phase;
import wormhole.core.wire.ServerFrame;
import wormhole.core.wire.Side;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.spi.crypto.CryptoSuite;

class KeyAgreementTest {
    private static final CryptoSuite CRYPTO = new BcCryptoProvider().suite();
    private static final Code CODE = Code.of("4-purple-sausages");

    private final End left = new End("aa");
    private final End right = new End("bb");

    /** One end, and what it posts. */
    private static final class End {
        private final Side side;
        private KeyAgreement room;
        private List<KeyAgreementReport> reports = List.of();

        End(String side) {
            this(side, "example.com/test");
        }

        End(String side, String appId) {
            this.side = new Side(side);
            this.room = KeyAgreement.with(new AppId(appId), this.side, Bytes.copyOf("{}".getBytes(UTF_8)));
        }

        End then(Step<KeyAgreement, KeyAgreementReport> step) {
            room = step.next();
            reports = step.reports();
            return this;
        }

        End begin(Code code) {
            return then(room.begin(code, CRYPTO));
        }

        End hear(ServerFrame.Message message) {
            return then(room.heard(message, 2, CRYPTO));
        }

        ServerFrame.Message posted(Phase phase) {
            return all(KeyAgreementReport.Post.class).stream()
                    .filter(post -> post.phase().equals(phase))
                    .map(post -> new ServerFrame.Message(side, phase, post.body()))
                    .findFirst()
                    .orElseThrow();
        }

        <T extends KeyAgreementReport> List<T> all(Class<T> kind) {
            return reports.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        Verdict.Kind failure() {
            return all(KeyAgreementReport.Failed.class).get(0).verdict().kind();
        }
    }

    private void exchange(Code leftCode, Code rightCode) {
        var fromLeft = left.begin(leftCode).posted(Phase.PAKE);
        var fromRight = right.begin(rightCode).posted(Phase.PAKE);
        left.hear(fromRight);
        right.hear(fromLeft);
    }

    @Test
    void oneCodeGivesOneKey() {
        exchange(CODE, CODE);
        assertEquals(left.room.key(), right.room.key());
        assertTrue(left.room.key().isPresent());
        assertEquals(1, left.all(KeyAgreementReport.KeyReady.class).size());
        assertTrue(!left.room.isConfirmed());
    }

    @Test
    void theVersionIsTheFirstThingSealedAndConfirmsTheKey() {
        exchange(CODE, CODE);
        var version = right.posted(Phase.VERSION);
        left.hear(version);
        assertTrue(left.room.isConfirmed());
        assertEquals(1, left.all(KeyAgreementReport.KeyConfirmed.class).size());
        assertEquals(
                "{}",
                new String(
                        left.all(KeyAgreementReport.Opened.class)
                                .get(0)
                                .plaintext()
                                .toArray(),
                        UTF_8));
    }

    @Test
    void anotherCodeGivesAnotherKeyAndIsNoticed() {
        exchange(CODE, Code.of("4-purple-sausage"));
        left.hear(right.posted(Phase.VERSION));
        assertEquals(Verdict.Kind.WRONG_CODE, left.failure());
        assertInstanceOf(KeyAgreement.State.Over.class, left.room.state());
    }

    @Test
    void aSecondCodeChangesNothing() {
        var fromLeft = left.begin(CODE).posted(Phase.PAKE);
        var before = left.room;
        assertEquals(List.of(), left.begin(Code.of("4-another")).reports);
        assertSame(before, left.room);
        left.hear(right.begin(CODE).posted(Phase.PAKE));
        right.hear(fromLeft);
        assertEquals(left.room.key(), right.room.key());
        assertEquals(List.of(), left.begin(CODE).reports);
        left.then(left.room.end());
        assertEquals(List.of(), left.begin(CODE).reports);
    }

    @Test
    void anotherApplicationHasAnotherKeyForTheSameCode() {
        var other = new End("cc", "example.com/other").begin(CODE);
        var fromLeft = left.begin(CODE).posted(Phase.PAKE);
        left.hear(other.posted(Phase.PAKE)).hear(other.hear(fromLeft).posted(Phase.VERSION));
        assertEquals(Verdict.Kind.WRONG_CODE, left.failure());
    }

    @Test
    void passwordAndScalarAreForgottenWhenThereIsAKey() {
        var fromRight = right.begin(CODE).posted(Phase.PAKE);
        left.begin(CODE).hear(fromRight);
        assertEquals(2, left.all(KeyAgreementReport.Forget.class).size());
    }

    @Test
    void passwordAndScalarAreForgottenWhenItEndsBeforeTheKey() {
        left.begin(CODE);
        var awaiting = assertInstanceOf(KeyAgreement.State.AwaitingPeer.class, left.room.state());
        left.then(left.room.end());
        assertEquals(
                List.of(
                        new KeyAgreementReport.Forget(awaiting.password()),
                        new KeyAgreementReport.Forget(awaiting.started().scalar())),
                left.reports);
    }

    @Test
    void theKeyIsForgottenAtTheEndAndOnce() {
        exchange(CODE, CODE);
        right.then(right.room.end());
        assertEquals(1, right.all(KeyAgreementReport.Forget.class).size());
        assertEquals(List.of(), right.then(right.room.end()).reports);
    }

    @Test
    void whatComesBeforeTheKeyIsOpenedWhenThereIsOne() {
        var fromLeft = left.begin(CODE).posted(Phase.PAKE);
        var fromRight = right.begin(CODE).posted(Phase.PAKE);
        var version = right.hear(fromLeft).posted(Phase.VERSION);
        assertEquals(List.of(), left.hear(version).reports);
        left.hear(fromRight);
        assertTrue(left.room.isConfirmed());
    }

    @Test
    void thePeersMessageMayComeBeforeTheCode() {
        var fromRight = right.begin(CODE).posted(Phase.PAKE);
        assertEquals(List.of(), left.hear(fromRight).reports);
        left.begin(CODE);
        assertEquals(1, left.all(KeyAgreementReport.KeyReady.class).size());
        right.hear(left.posted(Phase.PAKE));
        assertEquals(left.room.key(), right.room.key());
    }

    @Test
    void aSecondKeyAgreementMessageChangesNoKey() {
        exchange(CODE, CODE);
        var before = left.room;
        assertEquals(List.of(), left.hear(new End("cc").begin(CODE).posted(Phase.PAKE)).reports);
        assertSame(before, left.room);
    }

    @Test
    void nothingIsOpenedOrHeldAfterTheEnd() {
        exchange(CODE, CODE);
        var version = right.posted(Phase.VERSION);
        var over = left.then(left.room.end()).room;
        assertEquals(List.of(), left.hear(version).reports);
        assertEquals(List.of(), left.hear(new End("cc").begin(CODE).posted(Phase.PAKE)).reports);
        assertSame(over, left.room);
    }

    @Test
    void whatIsHeldIsBounded() {
        for (var i = 0; i < 2; i++) {
            assertEquals(List.of(), left.hear(sealed(i)).reports);
        }
        var failed = left.hear(sealed(2)).all(KeyAgreementReport.Failed.class).get(0);
        assertEquals(
                new Verdict(
                        Verdict.Kind.PEER_MISBEHAVED, "the peer sent more than 2 messages before the key agreement"),
                failed.verdict());
    }

    @Test
    void whatIsHeldIsBoundedAfterTheCodeToo() {
        left.hear(sealed(0)).begin(CODE).hear(sealed(1));
        assertEquals(Verdict.Kind.PEER_MISBEHAVED, left.hear(sealed(2)).failure());
    }

    @Test
    void allThatWasHeldIsOpenedInItsOrder() {
        var fromLeft = left.begin(CODE).posted(Phase.PAKE);
        var fromRight = right.begin(CODE).posted(Phase.PAKE);
        var version = right.hear(fromLeft).posted(Phase.VERSION);
        var first = Phase.numbered(0);
        var body = right.room.seal(first, Bytes.copyOf(new byte[1]), CRYPTO).orElseThrow();
        left.hear(version).hear(new ServerFrame.Message(right.side, first, body));
        assertEquals(
                List.of(Phase.VERSION, first),
                left.hear(fromRight).all(KeyAgreementReport.Opened.class).stream()
                        .map(KeyAgreementReport.Opened::phase)
                        .toList());
    }

    @Test
    void anEndLeavesItKnownWhetherTheKeyWasConfirmed() {
        exchange(CODE, CODE);
        var version = right.posted(Phase.VERSION);
        assertFalse(left.room.end().next().isConfirmed());
        left.hear(version);
        assertTrue(left.room.end().next().isConfirmed());
    }

    @Test
    void aKeyAgreementMessageBeforeTheCodeIsKeptUpToItsLimit() {
        assertEquals(List.of(), new End("aa").hear(pake(PakeBody.MAX_BYTES)).reports);
        assertEquals(
                Verdict.Kind.PEER_MISBEHAVED,
                new End("aa").hear(pake(PakeBody.MAX_BYTES + 1)).failure());
    }

    private ServerFrame.Message pake(int length) {
        return new ServerFrame.Message(right.side, Phase.PAKE, Bytes.copyOf(new byte[length]));
    }

    private ServerFrame.Message sealed(int number) {
        return new ServerFrame.Message(right.side, Phase.numbered(number), Bytes.copyOf(new byte[50]));
    }

    @Test
    void nothingIsSealedBeforeThereIsAKeyOrAfterTheEnd() {
        var plaintext = Bytes.copyOf(new byte[1]);
        assertTrue(left.room.seal(Phase.numbered(0), plaintext, CRYPTO).isEmpty());
        exchange(CODE, CODE);
        assertTrue(left.room.seal(Phase.numbered(0), plaintext, CRYPTO).isPresent());
        left.then(left.room.end());
        assertTrue(left.room.seal(Phase.numbered(0), plaintext, CRYPTO).isEmpty());
    }
}
