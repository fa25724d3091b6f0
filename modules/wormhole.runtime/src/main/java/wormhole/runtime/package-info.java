/** Making clients, with providers found or handed in. */
@NullMarked
package wormhole.runtime;

import org.jspecify.annotations.NullMarked;
