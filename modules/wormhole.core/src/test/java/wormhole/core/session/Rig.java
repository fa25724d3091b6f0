package wormhole.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import wormhole.api.AppId;
import wormhole.api.Code;
import wormhole.api.Limits;
import wormhole.core.effect.Effect;
import wormhole.core.effect.Notice;
import wormhole.core.effect.Verdict;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.ClientFrame;
import wormhole.core.wire.Side;
import wormhole.crypto.bc.BcCryptoProvider;
import wormhole.spi.crypto.Entropy;
import wormhole.spi.crypto.ForwardingCryptoSuite;
import wormhole.wordlist.pgp.PgpWordlistProvider;

/** A session under test: it is told things one after the other, and everything it wants is kept. */
public final class Rig {
    static final AppId APP = new AppId("example.com/rig");
    static final Code CODE = Code.of("4-purple-sausages");
    static final Side OURS = new Side("5b6d3a0c91");
    static final String MAILBOX = "ab3kd7qy2mz4p";

    final Tools tools = new Tools(new Seeded(1), new PgpWordlistProvider().wordlist());
    final Peer peer = new Peer(new Seeded(2), CODE);
    final List<Effect> effects = new ArrayList<>();
    List<Effect> last = List.of();
    Session session;

    Rig() {
        this(Limits.DEFAULT);
    }

    Rig(Limits limits) {
        var versions = Bytes.copyOf("{\"app_versions\":{\"a\":1}}".getBytes(UTF_8));
        var config = new SessionConfig(
                APP, List.of("rig", "1"), versions, "ws://rig.example/v1", limits, Duration.ofSeconds(10));
        session = Session.with(config, OURS);
    }

    Rig tell(Input input) {
        var step = session.handle(input, tools);
        session = step.next();
        last = step.reports();
        effects.addAll(last);
        return this;
    }

    /** What the server says, with single quotes. */
    Rig hear(String json) {
        return tell(new Input.Received(json.replace('\'', '"')));
    }

    Rig hear(Side side, String phase, byte[] body) {
        return hear("{'type':'message','side':'%s','phase':'%s','body':'%s'}"
                .formatted(side.value(), phase, HexFormat.of().formatHex(body)));
    }

    /** The peer says something under the key. */
    Rig hearSealed(String phase, String plaintext) {
        return hear(Peer.SIDE, phase, peer.seal(phase, plaintext.getBytes(UTF_8)));
    }

    static Rig connected() {
        return new Rig().connect();
    }

    Rig connect() {
        return tell(new Input.Start()).tell(new Input.LinkUp()).hear("{'type':'welcome','welcome':{}}");
    }

    /** In its mailbox, with our key agreement message posted. */
    static Rig waiting() {
        return connected().enter();
    }

    Rig enter() {
        return tell(new Input.SetCode(CODE)).hear("{'type':'claimed','mailbox':'" + MAILBOX + "'}");
    }

    /** The peer's key agreement message is there. */
    static Rig keyed() {
        return waiting().agree();
    }

    Rig agree() {
        peer.hear(added("pake"));
        return hear(Peer.SIDE, "pake", peer.pake());
    }

    /** The peer's version is there too. */
    static Rig confirmed() {
        return keyed().confirm();
    }

    Rig confirm() {
        return hearSealed("version", "{\"app_versions\":{}}");
    }

    /** The newest message of ours with this phase. */
    byte[] added(String phase) {
        return frames().stream()
                .filter(frame -> frame instanceof ClientFrame.Add add
                        && add.phase().name().equals(phase))
                .map(frame -> ((ClientFrame.Add) frame).body().toArray())
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("nothing was added as " + phase));
    }

    /** The server has stored a message of ours. */
    Rig echo(String phase) {
        return hear(OURS, phase, added(phase));
    }

    List<ClientFrame> frames() {
        return frames(effects);
    }

    List<String> lastFrames() {
        return frames(last).stream().map(ClientFrame::type).toList();
    }

    private static List<ClientFrame> frames(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Transmit.class::isInstance)
                .map(effect -> ((Effect.Transmit) effect).frame())
                .toList();
    }

    <T extends Notice> List<T> heard(Class<T> kind) {
        return effects.stream()
                .filter(effect -> effect instanceof Effect.Notify notify && kind.isInstance(notify.notice()))
                .map(effect -> kind.cast(((Effect.Notify) effect).notice()))
                .toList();
    }

    List<String> messages() {
        return heard(Notice.MessageReceived.class).stream()
                .map(notice -> new String(notice.message().toArray(), UTF_8))
                .toList();
    }

    boolean active() {
        return session.life() instanceof Life.Active;
    }

    /** How it is ending or has ended. */
    Verdict.Kind end() {
        if (session.life() instanceof Life.Closing closing) {
            return closing.verdict().kind();
        }
        return session.life() instanceof Life.Ended ended ? ended.verdict().kind() : null;
    }

    String endText() {
        return session.life() instanceof Life.Closing closing
                ? closing.verdict().text()
                : "";
    }

    /** The suite that is used in production, with a random source that repeats itself. */
    static final class Seeded extends ForwardingCryptoSuite {
        private final Random random;

        Seeded(long seed) {
            super(new BcCryptoProvider().suite());
            random = new Random(seed);
        }

        @Override
        public Entropy entropy() {
            return length -> {
                var bytes = new byte[length];
                random.nextBytes(bytes);
                return bytes;
            };
        }
    }
}
