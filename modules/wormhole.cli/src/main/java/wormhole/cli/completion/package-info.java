/** What shells need to complete a command line of this program, made from what is declared. */
@NullMarked
package wormhole.cli.completion;

import org.jspecify.annotations.NullMarked;
