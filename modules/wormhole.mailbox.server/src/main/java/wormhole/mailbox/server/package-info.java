/** The mailbox server, to run or to embed. */
@NullMarked
package wormhole.mailbox.server;

import org.jspecify.annotations.NullMarked;
