/** The secretbox provider {@code pure}. */
@NullMarked
package wormhole.crypto.pure;

import org.jspecify.annotations.NullMarked;
