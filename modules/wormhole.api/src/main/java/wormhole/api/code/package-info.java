/**
 * Typing a code with completion.
 */
@NullMarked
package wormhole.api.code;

import org.jspecify.annotations.NullMarked;
