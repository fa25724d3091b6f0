/** Typing a code, with completion. */
@NullMarked
package wormhole.cli.code;

import org.jspecify.annotations.NullMarked;
