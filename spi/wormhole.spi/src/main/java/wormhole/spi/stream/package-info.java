/** The byte stream seam: dialling and listening. */
@NullMarked
package wormhole.spi.stream;

import org.jspecify.annotations.NullMarked;
