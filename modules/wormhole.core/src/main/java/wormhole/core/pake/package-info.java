/** The key agreement, the key, its confirmation, and what is sealed with it. */
@NullMarked
package wormhole.core.pake;

import org.jspecify.annotations.NullMarked;
