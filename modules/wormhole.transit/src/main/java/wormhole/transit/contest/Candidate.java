package wormhole.transit.contest;

import java.util.Arrays;
import java.util.Optional;
import wormhole.api.transit.TransitPath;
import wormhole.api.transit.TransitRole;
import wormhole.core.effect.Step;
import wormhole.core.wire.Bytes;
import wormhole.transit.handshake.Awaited;
import wormhole.transit.handshake.HandshakeLines;

/**
 * One connection on its way to become the pipe. Its reports are what it writes. It stores nothing a stranger sends but how much
 * of the expected text was there.
 *
 * @param path which way it goes
 * @param trusted whether its address is from our own options, so that no rule applies to it
 * @param lines of this end
 * @param state how far it is
 */
public record Candidate(TransitPath path, boolean trusted, HandshakeLines lines, State state) {
    /** How far a connection is. */
    public sealed interface State {
        /** It is being made. */
        record Dialling() implements State {}

        /**
         * The relay looks for the other end.
         *
         * @param ok its answer
         */
        record AwaitingRelayOk(Awaited ok) implements State {}

        /**
         * The other end is to show that it has the key.
         *
         * @param line what it must write
         */
        record AwaitingHandshake(Awaited line) implements State {}

        /**
         * We are the receiver, both lines were written, and the sender decides.
         *
         * @param go its word
         */
        record AwaitingGo(Awaited go) implements State {}

        /**
         * We are the sender, and have to decide now.
         *
         * @param leftover what came after the line
         */
        record Deciding(Bytes leftover) implements State {}

        /**
         * It has won.
         *
         * @param leftover what came after the handshake
         */
        record Chosen(Bytes leftover) implements State {}

        /**
         * It is to be closed.
         *
         * @param why for people
         */
        record Dropped(String why) implements State {}
    }

    /**
     * A connection that is being made.
     *
     * @param path which way it goes
     * @param trusted whether its address is from our own options
     * @param lines of this end
     * @return before anything was written
     */
    public static Candidate dialling(TransitPath path, boolean trusted, HandshakeLines lines) {
        return new Candidate(path, trusted, lines, new State.Dialling());
    }

    /**
     * The TCP connection is there.
     *
     * @return what it writes
     */
    public Step<Candidate, Bytes> opened() {
        return path.relayed()
                ? Step.to(in(new State.AwaitingRelayOk(new Awaited(HandshakeLines.OK))), lines.relay())
                : handshake();
    }

    // The sender writes at once. The receiver waits for the sender's line: a Go sender has a race that it may lose
    // when the receiver's line is there first, and every sender writes without waiting.
    private Step<Candidate, Bytes> handshake() {
        var next = in(new State.AwaitingHandshake(new Awaited(lines.theirs())));
        return lines.role() == TransitRole.SENDER ? Step.to(next, lines.ours()) : Step.to(next);
    }

    /**
     * Bytes came.
     *
     * @param data not kept, but for what follows the handshake
     * @return what it writes
     */
    public Step<Candidate, Bytes> received(Bytes data) {
        return received(data, 0);
    }

    private Step<Candidate, Bytes> received(Bytes data, int from) {
        var awaited = awaited();
        if (awaited.isEmpty()) {
            return Step.to(this);
        }
        var progress = awaited.get().compare(data, from);
        if (progress == Awaited.Progress.WHOLE) {
            return whole(data, from + awaited.get().missing());
        }
        if (progress == Awaited.Progress.WRONG) {
            return Step.to(dropped(complaint()));
        }
        return Step.to(in(awaiting(awaited.get().advancedBy(data.length() - from))));
    }

    private Step<Candidate, Bytes> whole(Bytes data, int at) {
        if (state instanceof State.AwaitingRelayOk) {
            return then(handshake(), data, at);
        }
        if (state instanceof State.AwaitingGo) {
            return Step.to(in(new State.Chosen(rest(data, at))));
        }
        if (lines.role() == TransitRole.SENDER) {
            return Step.to(in(new State.Deciding(rest(data, at))));
        }
        var ready = in(new State.AwaitingGo(new Awaited(HandshakeLines.GO)));
        return then(Step.to(ready, lines.ours()), data, at);
    }

    private static Step<Candidate, Bytes> then(Step<Candidate, Bytes> first, Bytes data, int at) {
        var second = first.next().received(data, at);
        return new Step<Candidate, Bytes>(second.next(), first.reports()).and(second.reports());
    }

    /**
     * The sender's word, when it is deciding: this one.
     *
     * @return what it writes
     */
    public Step<Candidate, Bytes> choose() {
        var leftover = ((State.Deciding) state).leftover();
        return Step.to(in(new State.Chosen(leftover)), HandshakeLines.GO);
    }

    /**
     * Another one has won, or nobody will. The sender says so where it has introduced itself.
     *
     * @return what it writes
     */
    public Step<Candidate, Bytes> abandon() {
        var introduced = state instanceof State.AwaitingHandshake || state instanceof State.Deciding;
        var next = dropped("abandoned");
        return introduced && lines.role() == TransitRole.SENDER
                ? Step.to(next, HandshakeLines.NEVERMIND)
                : Step.to(next);
    }

    /**
     * It is of no more use.
     *
     * @param why for people
     * @return to be closed
     */
    public Candidate dropped(String why) {
        return in(new State.Dropped(why));
    }

    private Optional<Awaited> awaited() {
        if (state instanceof State.AwaitingRelayOk waiting) {
            return Optional.of(waiting.ok());
        }
        if (state instanceof State.AwaitingHandshake waiting) {
            return Optional.of(waiting.line());
        }
        return state instanceof State.AwaitingGo waiting ? Optional.of(waiting.go()) : Optional.empty();
    }

    private State awaiting(Awaited rest) {
        if (state instanceof State.AwaitingRelayOk) {
            return new State.AwaitingRelayOk(rest);
        }
        return state instanceof State.AwaitingGo ? new State.AwaitingGo(rest) : new State.AwaitingHandshake(rest);
    }

    private String complaint() {
        if (state instanceof State.AwaitingRelayOk) {
            return "the relay did not say ok";
        }
        return state instanceof State.AwaitingGo ? "not chosen by the sender" : "somebody else is there";
    }

    private static Bytes rest(Bytes data, int at) {
        return Bytes.owning(Arrays.copyOfRange(data.unsafeArray(), at, data.length()));
    }

    private Candidate in(State next) {
        return new Candidate(path, trusted, lines, next);
    }
}
