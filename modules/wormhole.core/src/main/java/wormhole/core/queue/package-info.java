/** A first-in first-out queue that is a value. */
@NullMarked
package wormhole.core.queue;

import org.jspecify.annotations.NullMarked;
