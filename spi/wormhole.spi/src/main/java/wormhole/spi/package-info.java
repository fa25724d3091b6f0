/** What all providers have in common. */
@NullMarked
package wormhole.spi;

import org.jspecify.annotations.NullMarked;
