/** The hashes of the suite and the key derivation made of one of them. */
@NullMarked
package wormhole.crypto.bc.hash;

import org.jspecify.annotations.NullMarked;
