/** The lines that open a connection, and the keys they are made of. */
@NullMarked
package wormhole.transit.handshake;

import org.jspecify.annotations.NullMarked;
