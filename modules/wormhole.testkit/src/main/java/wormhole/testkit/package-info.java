/** Simulation under a virtual clock, and wormholes in memory. */
@NullMarked
package wormhole.testkit;

import org.jspecify.annotations.NullMarked;
