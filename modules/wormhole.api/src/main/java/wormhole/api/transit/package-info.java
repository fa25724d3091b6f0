/**
 * The record pipe: a connection between the two programs themselves, direct or through a relay, for bulk data.
 */
@NullMarked
package wormhole.api.transit;

import org.jspecify.annotations.NullMarked;
