package wormhole.conformance.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import wormhole.api.AppId;
import wormhole.api.Code;
import wormhole.api.Limits;
import wormhole.core.effect.Effect;
import wormhole.core.effect.Notice;
import wormhole.core.pake.KeyAgreement;
import wormhole.core.session.Input;
import wormhole.core.session.Session;
import wormhole.core.session.SessionConfig;
import wormhole.core.session.Tools;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.Side;
import wormhole.testkit.crypto.SeededEntropy;
import wormhole.testkit.crypto.ToyCryptoSuite;
import wormhole.wordlist.pgp.PgpWordlistProvider;

/** A session with a code and a message to send, which hears whatever a server says; what must hold then is looked at each time. */
public final class AssailedSession {
    /** The session's own side. */
    public static final Side OURS = new Side("aaaaaaaaaa");

    private final Limits limits;
    private Session session;

    /**
     * A session that has begun.
     *
     * @param limits what it may hold
     */
    public AssailedSession(Limits limits) {
        this.limits = limits;
        var config = new SessionConfig(
                new AppId("example.com/hostile"),
                List.of("tests", "1"),
                Bytes.copyOf("{}".getBytes(StandardCharsets.UTF_8)),
                "ws://hostile.example/v1",
                limits,
                Duration.ofSeconds(10));
        session = Session.with(config, OURS);
        for (var input : List.of(
                new Input.Start(),
                new Input.LinkUp(),
                new Input.SetCode(Code.of("7-guitarist-revenge")),
                new Input.Send(Bytes.copyOf(new byte[] {1})))) {
            hear(input);
        }
    }

    /**
     * Something happens. An ended session stays as it is; one ends once; none holds more than it may.
     *
     * @param input what
     */
    public void hear(Input input) {
        var tools = new Tools(
                new ToyCryptoSuite(new SeededEntropy(new SplittableRandom(5))), new PgpWordlistProvider().wordlist());
        var step = session.handle(input, tools);
        if (session.ended()) {
            assertEquals(List.of(), step.reports());
            assertEquals(session, step.next());
        }
        var ends = step.reports().stream()
                .filter(effect -> effect instanceof Effect.Notify notify && notify.notice() instanceof Notice.Ended)
                .count();
        assertTrue(ends <= 1);
        session = step.next();
        staysWithinItsLimits();
    }

    /** It is closed, and nothing secret shows. */
    public void close() {
        hear(new Input.Close());
        hear(new Input.LinkDown(false, "gone"));
        assertFalse(session.toString().contains("guitarist"));
    }

    private void staysWithinItsLimits() {
        var held = session.keyAgreement().state() instanceof KeyAgreement.State.AwaitingPeer awaiting
                ? awaiting.held().size()
                : 0;
        assertTrue(held <= limits.maxMessagesAwaitingKey(), "holds too much before the key");
        assertTrue(session.conversation().ahead().size() <= limits.maxMessagesAhead(), "holds too much ahead");
        assertTrue(session.conversation().dilation().size() <= limits.maxMessagesAhead(), "holds too much dilation");
        assertTrue(session.rendezvous().pending().size() <= limits.maxMessagesUnsent() + 2, "holds too much unsent");
    }
}
