/** Where the program starts. */
@NullMarked
package wormhole.cli;

import org.jspecify.annotations.NullMarked;
