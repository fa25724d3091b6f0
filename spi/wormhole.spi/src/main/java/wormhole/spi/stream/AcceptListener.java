package wormhole.spi.stream;

/** Hears of incoming connections. Must not block. */
@FunctionalInterface
public interface AcceptListener {
    /**
     * A connection came in. Call {@link ByteStream#start} to begin reading, now or later, or close it.
     *
     * @param stream open, not started
     */
    void accepted(ByteStream stream);
}
