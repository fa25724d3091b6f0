/** Worlds by the thousand, each from a seed; properties; the derived state table. */
@NullMarked
package wormhole.conformance.simulation;

import org.jspecify.annotations.NullMarked;
