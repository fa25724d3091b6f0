package wormhole.spi;

/**
 * What every provider of every seam answers before it is used.
 *
 * <p>A provider has a public constructor without parameters and no side effects until one of its working methods is
 * called. It may be asked from any thread.
 */
public interface Provider {
    /**
     * The name by which this provider is asked for.
     *
     * @return unique among the providers of a seam, lower case, stable: {@code bc}, {@code ws}. Third parties prefix a
     *     domain they own: {@code example.org/hsm}.
     */
    String id();

    /**
     * How much this provider is preferred when none is asked for by id.
     *
     * @return higher is chosen first; the providers shipped with the SDK answer 0. Two of equal preference are an error
     *     for the program to settle, never a guess.
     */
    default int preference() {
        return 0;
    }

    /**
     * Whether this provider can work here. Cheap and without side effects; no working method is called unless it
     * answers {@link Availability.Ready}.
     *
     * @return ready, or why not
     */
    default Availability availability() {
        return new Availability.Ready();
    }
}
