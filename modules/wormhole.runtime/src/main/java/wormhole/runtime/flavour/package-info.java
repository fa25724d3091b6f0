/** The three faces of a wormhole. */
@NullMarked
package wormhole.runtime.flavour;

import org.jspecify.annotations.NullMarked;
