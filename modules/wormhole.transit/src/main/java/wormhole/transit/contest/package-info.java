/** Many connections are tried, one wins. */
@NullMarked
package wormhole.transit.contest;

import org.jspecify.annotations.NullMarked;
