/** Which provider of a seam is used, and why. */
@NullMarked
package wormhole.runtime.provider;

import org.jspecify.annotations.NullMarked;
