/** The mailbox link seam: one text-message connection to a mailbox server. */
@NullMarked
package wormhole.spi.mailbox;

import org.jspecify.annotations.NullMarked;
