/** The sealed records of the connection that won. */
@NullMarked
package wormhole.transit.record;

import org.jspecify.annotations.NullMarked;
