/** What the servers share. */
@NullMarked
package wormhole.server;

import org.jspecify.annotations.NullMarked;
