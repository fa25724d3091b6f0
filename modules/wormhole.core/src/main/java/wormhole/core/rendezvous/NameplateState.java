package wormhole.core.rendezvous;

import wormhole.api.Nameplate;

/** What becomes of the nameplate ({@code _nameplate.py}; protocol B.5). Connected or not is not part of it. */
public sealed interface NameplateState {
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
    record Claiming(Nameplate nameplate) implements NameplateState {}

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
    record Releasing(Nameplate nameplate) implements NameplateState {}

    /** Given back, or never taken. */
    record Done() implements NameplateState {}
}
