package wormhole.transit.contest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wormhole.core.effect.Step;
import wormhole.transit.handshake.HandshakeLines;

/**
 * One attempt to get a connection to the peer, as a value. Direct connections are tried first, all at once; relays after a
 * delay, or at once when nothing else is left; the sender decides; the losers are closed (protocol E, {@code transit.py}).
 * {@link #handle} is the only way in, the effects it returns are the only way out. No input after the end has an effect.
 */
public final class Contest {
    final ContestConfig config;
    final HandshakeLines lines;
    final Life life;
    final boolean listening;
    final Map<ConnectionId, Candidate> candidates;
    final List<List<Target>> waitingRelays;
    final Counters counters;
    final List<String> tried;

    /** What was counted: connections dialled, waits for relays. */
    record Counters(long dialled, long relayWaits) {}

    private Contest(ContestConfig config, HandshakeLines lines) {
        this.config = config;
        this.lines = lines;
        this.life = Life.NEW;
        this.listening = false;
        this.candidates = Map.of();
        this.waitingRelays = List.of();
        this.counters = new Counters(0, 0);
        this.tried = List.of();
    }

    Contest(Turn turn) {
        this.config = turn.config;
        this.lines = turn.lines;
        this.life = turn.life;
        this.listening = turn.listening;
        this.candidates = Collections.unmodifiableMap(new LinkedHashMap<>(turn.candidates));
        this.waitingRelays = List.copyOf(turn.waitingRelays);
        this.counters = new Counters(turn.dialled, turn.relayWaits);
        this.tried = List.copyOf(turn.tried);
    }

    /**
     * Before the first input.
     *
     * @param config the rules
     * @param lines what this end writes and waits for
     * @return nothing has happened yet
     */
    public static Contest with(ContestConfig config, HandshakeLines lines) {
        return new Contest(config, lines);
    }

    /**
     * Deals with what happened.
     *
     * @param input what
     * @return the next state, and what to do, in order
     */
    public Step<Contest, Effect> handle(Input input) {
        var turn = new Turn(this);
        if (life != Life.OVER) {
            input.accept(turn);
        } else if (input instanceof Input.Accepted late) {
            turn.effects.add(new Effect.Close(late.id()));
        }
        return new Step<>(new Contest(turn), List.copyOf(turn.effects));
    }

    /**
     * Whether it has ended.
     *
     * @return true from the notice on
     */
    public boolean over() {
        return life == Life.OVER;
    }

    /**
     * How many connections are being made or in their handshake.
     *
     * @return none after the end
     */
    public int pending() {
        return candidates.size();
    }
}
