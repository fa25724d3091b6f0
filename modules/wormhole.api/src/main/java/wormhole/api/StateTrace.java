package wormhole.api;

import java.util.List;

/**
 * Hears of every step of a wormhole's state, to find out why it does not get on. Called in the middle of the step, one at a time; must
 * not block and must not call the wormhole. What it throws goes to the thread's uncaught-exception handler. No text holds a secret;
 * those that the server chose are short. The names of states and inputs are for people, and may change.
 *
 * <p>The state has rooms, each of them a state machine: {@link #ROOMS}. Their tables are in {@code docs/states}.
 */
@FunctionalInterface
public interface StateTrace {
    /** Hears nothing. */
    StateTrace NONE = (room, before, input, after) -> {};

    /** The rooms: {@code life}, {@code link}, {@code code}, {@code nameplate}, {@code mailbox}, {@code key}. */
    List<String> ROOMS = List.of("life", "link", "code", "nameplate", "mailbox", "key");

    /**
     * Something happened. Each room that it changed is told of; {@code link} also of every frame, as {@code rx(…)} or {@code tx(…)},
     * whether it changes or not.
     *
     * @param room one of {@link #ROOMS}
     * @param before the state of the room
     * @param input what happened
     * @param after the state from now on
     */
    void step(String room, String before, String input, String after);
}
