package wormhole.core.rendezvous;

import java.util.List;
import wormhole.api.Nameplate;
import wormhole.core.wire.ClientFrame;

/** What becomes of the nameplate ({@code _nameplate.py}; protocol B.5). Connected or not is not part of it. */
public sealed interface NameplateState {
    /**
     * What is said on each new connection (protocol B.4).
     *
     * @return what is not yet answered; nothing if all is
     */
    default List<ClientFrame> repeated() {
        return List.of();
    }

    /** None is known. */
    record None() implements NameplateState {}

    /**
     * Known; the server was not asked for it.
     *
     * @param nameplate which
     */
    record Known(Nameplate nameplate) implements NameplateState {}

    /**
     * Asked for, at least once.
     *
     * @param nameplate which
     */
    record Claiming(Nameplate nameplate) implements NameplateState {
        @Override
        public List<ClientFrame> repeated() {
            return List.of(new ClientFrame.Claim(nameplate));
        }
    }

    /**
     * Ours.
     *
     * @param nameplate which
     */
    record Held(Nameplate nameplate) implements NameplateState {}

    /**
     * Being given back.
     *
     * @param nameplate which
     */
    record Releasing(Nameplate nameplate) implements NameplateState {
        @Override
        public List<ClientFrame> repeated() {
            return List.of(new ClientFrame.Release(nameplate));
        }
    }

    /** Given back, or never taken. */
    record Done() implements NameplateState {}
}
