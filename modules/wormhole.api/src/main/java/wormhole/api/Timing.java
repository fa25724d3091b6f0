package wormhole.api;

import java.util.Map;

/**
 * Hears of what a wormhole does and when, to find out what takes long. Called on the thread where it happens; must be
 * thread-safe and must not block. No detail holds a secret.
 */
@FunctionalInterface
public interface Timing {
    /** Hears nothing. */
    Timing NONE = (name, details) -> {};

    /**
     * Something happened now.
     *
     * @param name what, by the names of the reference's timing file: {@code ws_send}, {@code ws_receive}, {@code pake1},
     *     {@code pake2}, …
     * @param details about it; values are texts, numbers or booleans
     */
    void event(String name, Map<String, Object> details);
}
