/** How a command ends when it does not end well. */
@NullMarked
package wormhole.cli.failure;

import org.jspecify.annotations.NullMarked;
