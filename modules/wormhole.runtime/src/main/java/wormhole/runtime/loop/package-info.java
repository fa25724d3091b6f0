/** One thing at a time. */
@NullMarked
package wormhole.runtime.loop;

import org.jspecify.annotations.NullMarked;
