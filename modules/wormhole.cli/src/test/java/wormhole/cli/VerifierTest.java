package wormhole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.cli.FakeWormhole.ACKNOWLEDGED;
import static wormhole.cli.FakeWormhole.OFFER;

import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.api.Verifier;
import wormhole.cli.failure.ExitStatus;

/** The verifier: shown, and asked about. */
class VerifierTest {
    @Test
    void theVerifierIsAskedAboutUntilTheAnswerIsYesOrNo() {
        var yes = FakeWormhole.met().hears(ACKNOWLEDGED);
        var run = new Run().on(yes).typing("maybe\nYES\n").of("send", "-v", "--text", "x");
        assertEquals(ExitStatus.OK, run.status, run.said());
        assertTrue(run.said().contains("Verifier " + "00".repeat(32) + ". ok? (yes/no): "), run.said());
        assertTrue(run.said().contains("wormhole receive --verify 7-word-word"), run.said());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no\n", "", "hm\n"})
    void aVerifierThatIsNotConfirmedAbandonsTheTransfer(String typed) {
        var wormhole = FakeWormhole.met().hears(ACKNOWLEDGED);
        var run = new Run().on(wormhole).typing(typed).of("send", "--verify", "--text", "x");
        assertEquals(ExitStatus.FAILED, run.status);
        assertEquals(List.of("{\"error\": \"sender rejected verification check, abandoned transfer\"}"), wormhole.sent);
    }

    @Test
    @Timeout(60)
    void theQuestionAboutTheVerifierEndsWhenTheOtherSideGivesUp() {
        var wormhole = FakeWormhole.met();
        var keyboard = new InputStream() {
            @Override
            public int read() {
                wormhole.hears("{\"transit\": {}}").hears("{\"error\": \"had enough\"}");
                return new CompletableFuture<Integer>().join();
            }
        };
        var run = new Run().on(wormhole).typing(keyboard).of("send", "--verify", "--text", "x");
        assertEquals(ExitStatus.FAILED, run.status);
        assertTrue(
                run.said().contains("ok? (yes/no): \nTransferError: remote error, transfer abandoned: had enough"),
                run.said());
        assertEquals(List.of(), wormhole.sent);
    }

    @Test
    void theReceiverShowsTheVerifier() {
        var wormhole = FakeWormhole.met().hears(OFFER);
        wormhole.verifier.obtrudeValue(new Verifier(new byte[32]));
        var run = new Run().on(wormhole).of("receive", "--verify", "4-x");
        assertTrue(run.said().contains("Verifier " + "00".repeat(32) + "."), run.said());
    }

    @Test
    void theVerifierCannotBeConfirmedByAPipeThatHoldsTheText() {
        var wormhole = FakeWormhole.met();
        var run = new Run().on(wormhole).typing("hello\n").of("send", "--verify", "--text", "-");
        assertEquals(ExitStatus.USAGE, run.status, run.said());
        assertFalse(wormhole.code.isDone());
    }
}
