package wormhole.transit.handshake;

import java.util.Arrays;
import wormhole.core.wire.Bytes;

/**
 * A text that must come next, recognised as it arrives. Nothing is stored but how much of it was there.
 *
 * @param text what must come
 * @param matched how much of it has come
 */
public record Awaited(Bytes text, int matched) {
    /** How a text compares with what came. */
    public enum Progress {
        /** It was right so far. */
        PARTLY,
        /** All of it was there. */
        WHOLE,
        /** A byte was wrong. */
        WRONG
    }

    /**
     * Of which nothing has come.
     *
     * @param text what must come
     */
    public Awaited(Bytes text) {
        this(text, 0);
    }

    /**
     * Compares.
     *
     * @param data what came
     * @param from where in it the next byte stands
     * @return how it compares; bytes after the end of the text are not looked at
     */
    public Progress compare(Bytes data, int from) {
        var there = data.length() - from;
        var now = Math.min(missing(), there);
        if (!Arrays.equals(text.unsafeArray(), matched, matched + now, data.unsafeArray(), from, from + now)) {
            return Progress.WRONG;
        }
        return now == missing() ? Progress.WHOLE : Progress.PARTLY;
    }

    /**
     * After some of it has come.
     *
     * @param bytes how much
     * @return the rest is awaited
     */
    public Awaited advancedBy(int bytes) {
        return new Awaited(text, matched + bytes);
    }

    /**
     * What has not come yet.
     *
     * @return bytes
     */
    public int missing() {
        return text.length() - matched;
    }
}
