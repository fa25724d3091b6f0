package wormhole.transit.relay.match;

import java.util.Locale;

/** How a connection or a pair ended, in the words of the reference's usage log ({@code server_state.py}). */
public enum Mood {
    /** Two were joined, and one of them closed. */
    HAPPY,
    /** It waited for another, in vain. */
    LONELY,
    /** Its line was none, or a pair was cut because it passed more bytes than it may. */
    ERRORY,
    /** It sent more before it was told that it may. */
    IMPATIENT,
    /** Another connection of its side was taken. */
    REDUNDANT,
    /** It ended, or was cut, without a line. */
    EMPTY;

    /**
     * The word in the usage log.
     *
     * @return lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
