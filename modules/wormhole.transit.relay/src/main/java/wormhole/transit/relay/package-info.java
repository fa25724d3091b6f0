/** The transit relay: joins two connections that ask for the same token. */
@NullMarked
package wormhole.transit.relay;

import org.jspecify.annotations.NullMarked;
