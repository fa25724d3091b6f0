/** What two sides tell each other about the ways to reach them. */
@NullMarked
package wormhole.transit.hint;

import org.jspecify.annotations.NullMarked;
