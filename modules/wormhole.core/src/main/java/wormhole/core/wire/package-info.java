/** What goes over the mailbox link, and the small values it is made of. */
@NullMarked
package wormhole.core.wire;

import org.jspecify.annotations.NullMarked;
