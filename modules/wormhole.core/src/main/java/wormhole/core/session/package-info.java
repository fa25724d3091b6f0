/** One wormhole: the four rooms, the life of the whole, and every hand-over between rooms. */
@NullMarked
package wormhole.core.session;

import org.jspecify.annotations.NullMarked;
