package wormhole.testkit;

import java.util.Optional;

/** Something that must hold in a world, after every step or at the end. */
@FunctionalInterface
public interface Invariant {
    /**
     * Looks at a world.
     *
     * @param world as it is now
     * @return what is wrong; empty if nothing is
     */
    Optional<String> broken(World world);
}
