/** The crypto provider {@code bc}. */
@NullMarked
package wormhole.crypto.bc;

import org.jspecify.annotations.NullMarked;
