/** What a user sees of the inside, to find out what is wrong: {@code --dump-timing}, {@code --debug-state}. */
@NullMarked
package wormhole.cli.debug;

import org.jspecify.annotations.NullMarked;
