package wormhole.api;

import java.util.Map;

/**
 * Hears of what a wormhole does and when, to find out what takes long. Called on the thread where it happens; must be
 * thread-safe, must not block and must not call the wormhole. What it throws goes to the thread's uncaught-exception handler. No
 * detail holds a secret.
 */
@FunctionalInterface
public interface Timing {
    /** Hears nothing. */
    Timing NONE = (name, details) -> {};

    /**
     * Something happened now.
     *
     * @param name what, by the names of the reference's timing file ({@code timing.py}); in this version {@code ws_send} and
     *     {@code ws_receive}. More may follow.
     * @param details about it, such as {@code _side}, {@code id}, {@code type}, {@code phase}; values are texts, numbers or
     *     booleans
     */
    void event(String name, Map<String, Object> details);
}
