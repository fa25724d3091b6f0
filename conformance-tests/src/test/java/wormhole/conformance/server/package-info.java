/** The mailbox server and the transit relay against recordings of the reference. */
@NullMarked
package wormhole.conformance.server;

import org.jspecify.annotations.NullMarked;
