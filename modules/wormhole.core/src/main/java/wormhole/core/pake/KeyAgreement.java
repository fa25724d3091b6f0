package wormhole.core.pake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wormhole.api.AppId;
import wormhole.api.Code;
import wormhole.core.effect.Step;
import wormhole.core.effect.Verdict;
import wormhole.core.queue.Fifo;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.Phase;
import wormhole.core.wire.ServerFrame;
import wormhole.core.wire.Side;
import wormhole.json.JsonRefusedException;
import wormhole.spi.crypto.BadElementException;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.ForgedException;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.crypto.Spake2;

/**
 * The key agreement, the key and its confirmation; holds sealed messages until there is a key. Knows nothing of the server
 * and of order. It takes the place of Order, Key, SortedKey and the deciphering half of Receive of the reference ({@code
 * _order.py}, {@code _key.py}, {@code _receive.py}).
 *
 * @param appId what the key is for
 * @param side ours
 * @param greeting what we say first under the key: the version message
 * @param state how far it is
 */
public record KeyAgreement(AppId appId, Side side, Bytes greeting, State state) {
    /** How far the agreement is. */
    public sealed interface State {
        /**
         * No code yet.
         *
         * @param peerPake the peer's message, if it came first
         * @param held sealed messages that came before
         */
        record NoCode(Optional<Bytes> peerPake, Fifo<ServerFrame.Message> held) implements State {}

        /**
         * Our message is out.
         *
         * @param password the code
         * @param started the exchange
         * @param held sealed messages that came before the peer's own
         */
        record AwaitingPeer(SecretBytes password, Spake2.Started started, Fifo<ServerFrame.Message> held)
                implements State {}

        /**
         * There is a key; the peer has not shown that it has the same.
         *
         * @param key 32 bytes
         */
        record Keyed(SecretBytes key) implements State {}

        /**
         * The peer has the same key.
         *
         * @param key 32 bytes
         */
        record Confirmed(SecretBytes key) implements State {}

        /**
         * The end of it, good or bad; nothing is opened any more.
         *
         * @param confirmed whether the peer had shown that it has the same key
         */
        record Over(boolean confirmed) implements State {}
    }

    /**
     * An agreement that has not begun.
     *
     * @param appId what the key is for
     * @param side ours
     * @param greeting what we say first under the key
     * @return without a code
     */
    public static KeyAgreement with(AppId appId, Side side, Bytes greeting) {
        return new KeyAgreement(appId, side, greeting, new State.NoCode(Optional.empty(), Fifo.empty()));
    }

    /**
     * There is a code.
     *
     * @param code the password
     * @param crypto does the work
     * @return posts our message, and goes on if the peer's is there
     */
    public Step<KeyAgreement, KeyAgreementReport> begin(Code code, CryptoSuite crypto) {
        if (!(state instanceof State.NoCode early)) {
            return Step.to(this);
        }
        var password = SecretBytes.owning(code.normalized().getBytes(StandardCharsets.UTF_8));
        var started = crypto.spake2().start(password, identity(), crypto.entropy());
        var next = in(new State.AwaitingPeer(password, started, early.held()));
        Step<KeyAgreement, KeyAgreementReport> step =
                Step.to(next, new KeyAgreementReport.Post(Phase.PAKE, PakeBody.write(started.message())));
        return early.peerPake().map(pake -> then(step, next.pake(pake, crypto))).orElse(step);
    }

    /**
     * The peer said something new.
     *
     * @param message what
     * @param limit how many sealed messages are held
     * @param crypto does the work
     * @return goes on, or holds it
     */
    public Step<KeyAgreement, KeyAgreementReport> heard(ServerFrame.Message message, int limit, CryptoSuite crypto) {
        return message.phase().equals(Phase.PAKE) ? pake(message.body(), crypto) : sealed(message, limit, crypto);
    }

    /**
     * Seals a message of ours.
     *
     * @param phase its name
     * @param plaintext its content
     * @param crypto does the work
     * @return the body; empty before there is a key and after the end
     */
    public Optional<Bytes> seal(Phase phase, Bytes plaintext, CryptoSuite crypto) {
        return key().map(key -> seal(key, phase, plaintext, crypto));
    }

    /**
     * The key, confirmed or not.
     *
     * @return empty before there is one and after the end
     */
    public Optional<SecretBytes> key() {
        if (state instanceof State.Keyed keyed) {
            return Optional.of(keyed.key());
        }
        return state instanceof State.Confirmed confirmed ? Optional.of(confirmed.key()) : Optional.empty();
    }

    /**
     * Whether the peer has shown that it has the same key.
     *
     * @return true from then on, also after the end
     */
    public boolean isConfirmed() {
        return state instanceof State.Confirmed || state instanceof State.Over over && over.confirmed();
    }

    /** {@return opens nothing any more, and gives every secret up} */
    public Step<KeyAgreement, KeyAgreementReport> end() {
        var secrets = new ArrayList<KeyAgreementReport>();
        if (state instanceof State.AwaitingPeer awaiting) {
            secrets.add(new KeyAgreementReport.Forget(awaiting.password()));
            secrets.add(new KeyAgreementReport.Forget(awaiting.started().scalar()));
        }
        key().ifPresent(key -> secrets.add(new KeyAgreementReport.Forget(key)));
        return new Step<>(in(new State.Over(isConfirmed())), List.copyOf(secrets));
    }

    // The first message of the exchange wins: a second one has the same phase and never comes this far.
    private Step<KeyAgreement, KeyAgreementReport> pake(Bytes body, CryptoSuite crypto) {
        if (state instanceof State.NoCode early) {
            return body.length() > PakeBody.MAX_BYTES
                    ? misbehaved("a key agreement message of " + body.length() + " bytes")
                    : Step.to(in(new State.NoCode(Optional.of(body), early.held())));
        }
        return state instanceof State.AwaitingPeer awaiting ? finish(awaiting, body, crypto) : Step.to(this);
    }

    private Step<KeyAgreement, KeyAgreementReport> finish(State.AwaitingPeer awaiting, Bytes body, CryptoSuite crypto) {
        try {
            var message = PakeBody.read(body);
            return message.isPresent() ? keyed(awaiting, message.get(), crypto) : wrongCode();
        } catch (JsonRefusedException e) {
            return misbehaved(e.getMessage());
        } catch (BadElementException e) {
            return misbehaved("a bad key agreement message: " + e.getMessage());
        }
    }

    // Says what we are, as the first sealed message (Go and Rust take it to be the first), then opens what came early.
    private Step<KeyAgreement, KeyAgreementReport> keyed(
            State.AwaitingPeer awaiting, byte[] message, CryptoSuite crypto) throws BadElementException {
        var key = crypto.spake2().finish(awaiting.password(), identity(), awaiting.started(), message);
        Step<KeyAgreement, KeyAgreementReport> step = Step.to(
                in(new State.Keyed(key)),
                new KeyAgreementReport.Forget(awaiting.password()),
                new KeyAgreementReport.Forget(awaiting.started().scalar()),
                new KeyAgreementReport.KeyReady(key),
                new KeyAgreementReport.Post(Phase.VERSION, seal(key, Phase.VERSION, greeting, crypto)));
        for (var early : awaiting.held()) {
            step = then(step, step.next().sealed(early, 0, crypto));
        }
        return step;
    }

    private Step<KeyAgreement, KeyAgreementReport> sealed(ServerFrame.Message message, int limit, CryptoSuite crypto) {
        if (state instanceof State.NoCode early) {
            var held = early.held().plus(message);
            return hold(new State.NoCode(early.peerPake(), held), held.size(), limit);
        }
        if (state instanceof State.AwaitingPeer awaiting) {
            var held = awaiting.held().plus(message);
            return hold(new State.AwaitingPeer(awaiting.password(), awaiting.started(), held), held.size(), limit);
        }
        if (state instanceof State.Keyed keyed) {
            return open(keyed.key(), false, message, crypto);
        }
        return state instanceof State.Confirmed confirmed
                ? open(confirmed.key(), true, message, crypto)
                : Step.to(this);
    }

    private Step<KeyAgreement, KeyAgreementReport> hold(State next, int held, int limit) {
        return held > limit
                ? misbehaved("more than " + limit + " messages before the key agreement")
                : Step.to(in(next));
    }

    private Step<KeyAgreement, KeyAgreementReport> open(
            SecretBytes key, boolean confirmed, ServerFrame.Message message, CryptoSuite crypto) {
        try {
            var plaintext = new PhaseCipher(crypto).open(key, message.side(), message.phase(), message.body());
            var opened = new KeyAgreementReport.Opened(message.phase(), plaintext);
            return confirmed
                    ? Step.to(this, opened)
                    : Step.to(in(new State.Confirmed(key)), new KeyAgreementReport.KeyConfirmed(key), opened);
        } catch (ForgedException e) {
            return wrongCode();
        }
    }

    private Bytes seal(SecretBytes key, Phase phase, Bytes plaintext, CryptoSuite crypto) {
        var nonce = crypto.entropy().next(SecretBox.NONCE_BYTES);
        return new PhaseCipher(crypto).seal(key, side, phase, nonce, plaintext);
    }

    private Step<KeyAgreement, KeyAgreementReport> wrongCode() {
        return failed(Verdict.of(Verdict.Kind.WRONG_CODE));
    }

    private Step<KeyAgreement, KeyAgreementReport> misbehaved(String what) {
        return failed(new Verdict(Verdict.Kind.PEER_MISBEHAVED, "the peer sent " + what));
    }

    private Step<KeyAgreement, KeyAgreementReport> failed(Verdict verdict) {
        return end().and(new KeyAgreementReport.Failed(verdict));
    }

    private static Step<KeyAgreement, KeyAgreementReport> then(
            Step<KeyAgreement, KeyAgreementReport> first, Step<KeyAgreement, KeyAgreementReport> second) {
        return new Step<>(second.next(), first.reports()).and(second.reports());
    }

    private byte[] identity() {
        return appId.normalized().getBytes(StandardCharsets.UTF_8);
    }

    private KeyAgreement in(State next) {
        return new KeyAgreement(appId, side, greeting, next);
    }
}
