/**
 * What becomes of a transfer when a program is killed, a relay dies, a cable is pulled, a disk is full, or somebody interrupts it; and
 * of a server that cannot start.
 */
@NullMarked
package wormhole.conformance.faults;

import org.jspecify.annotations.NullMarked;
