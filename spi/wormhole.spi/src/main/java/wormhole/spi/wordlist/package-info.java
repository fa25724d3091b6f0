/** The word list seam: the words of a code. */
@NullMarked
package wormhole.spi.wordlist;

import org.jspecify.annotations.NullMarked;
