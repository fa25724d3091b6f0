package wormhole.spi;

/** Whether a provider can work in this process. */
public sealed interface Availability {
    /** It can. */
    record Ready() implements Availability {}

    /**
     * It can not.
     *
     * @param why one sentence for a person, such as {@code "libsodium is not installed"}
     */
    record Unavailable(String why) implements Availability {}
}
