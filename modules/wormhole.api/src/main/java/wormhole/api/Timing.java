package wormhole.api;

import java.util.Map;

/**
 * Hears of what a wormhole does and when, to find out what takes long; {@link DebugTiming} keeps it. Called on the thread where it
 * happens; must be thread-safe, must not block and must not call the wormhole. What it throws goes to the thread's
 * uncaught-exception handler. No detail holds a secret.
 *
 * <p>The names are those of the reference's timing file ({@code timing.py} and its callers). A wormhole tells of {@code ws_send},
 * {@code ws_receive}, {@code input code}, {@code pake1}, {@code pake2}, {@code transit} and {@code transit connect}; more may follow.
 * Details are texts, numbers, booleans, and maps of these, such as {@code _side}, {@code id}, {@code type}, {@code phase}, {@code
 * waiting} ({@code user} or {@code crypto}).
 */
@FunctionalInterface
public interface Timing {
    /** Hears nothing. */
    Timing NONE = (name, details) -> {};

    /**
     * Something happened now.
     *
     * @param name what
     * @param details about it
     */
    void event(String name, Map<String, Object> details);

    /**
     * Something begins now that takes a while. Who does not override this hears of the beginning alone.
     *
     * @param name what
     * @param details about it
     * @return to be told of the end, which may never come
     */
    default Span begin(String name, Map<String, Object> details) {
        event(name, details);
        return Span.UNHEARD;
    }

    /** Something that has begun. Under the same rules as the listener it came from. */
    @FunctionalInterface
    interface Span {
        /** Nobody hears of the end. */
        Span UNHEARD = more -> {};

        /**
         * It ends now; said once.
         *
         * @param more details that were not known before
         */
        void finish(Map<String, Object> more);

        /** It ends now, and there is nothing more to say about it. */
        default void finish() {
            finish(Map.of());
        }
    }
}
