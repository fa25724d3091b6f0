/** The mind of the transit relay, without I/O: who belongs to whom, who must go, what is written down. */
@NullMarked
package wormhole.transit.relay.match;

import org.jspecify.annotations.NullMarked;
