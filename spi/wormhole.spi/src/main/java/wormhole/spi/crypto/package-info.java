/** The crypto seam: SPAKE2, secretbox, HKDF, the primitives of Noise, and randomness. */
@NullMarked
package wormhole.spi.crypto;

import org.jspecify.annotations.NullMarked;
