/** Where a hub's changes are kept: nowhere, or in one file. */
@NullMarked
package wormhole.mailbox.server.store;

import org.jspecify.annotations.NullMarked;
