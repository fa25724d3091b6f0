/** One class for each command. */
@NullMarked
package wormhole.cli.command;

import org.jspecify.annotations.NullMarked;
