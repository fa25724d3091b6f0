/** How the code is chosen: allocated, typed, or given. */
@NullMarked
package wormhole.core.code;

import org.jspecify.annotations.NullMarked;
