/** SPAKE2 on edwards25519: field constants, points, scalars, and the exchange itself. */
@NullMarked
package wormhole.crypto.bc.spake2;

import org.jspecify.annotations.NullMarked;
