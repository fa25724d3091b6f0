/** Crypto for simulations: seeded, watched, and fast where strength is not what is tested. */
@NullMarked
package wormhole.testkit.crypto;

import org.jspecify.annotations.NullMarked;
