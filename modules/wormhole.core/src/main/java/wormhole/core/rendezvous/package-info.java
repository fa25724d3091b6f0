/** The link, the nameplate, the mailbox, what is posted and not yet stored, and what was already heard. */
@NullMarked
package wormhole.core.rendezvous;

import org.jspecify.annotations.NullMarked;
