/** Standard input, output and error, and what may be written to a terminal. */
@NullMarked
package wormhole.cli.terminal;

import org.jspecify.annotations.NullMarked;
