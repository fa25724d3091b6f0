/** The word list {@code pgp}. */
@NullMarked
package wormhole.wordlist.pgp;

import org.jspecify.annotations.NullMarked;
