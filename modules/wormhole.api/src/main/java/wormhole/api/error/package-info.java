/**
 * What can go wrong, by who is at fault.
 */
@NullMarked
package wormhole.api.error;

import org.jspecify.annotations.NullMarked;
