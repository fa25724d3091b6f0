package wormhole.api;

/**
 * A good end of a wormhole; bad ends are exceptions. More components may follow.
 *
 * @param mood {@link Mood#HAPPY}
 */
public record Outcome(Mood mood) {}
