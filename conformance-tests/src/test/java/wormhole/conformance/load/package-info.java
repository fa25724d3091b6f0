/** How much a mailbox server can take: ours beside the reference. */
@NullMarked
package wormhole.conformance.load;

import org.jspecify.annotations.NullMarked;
