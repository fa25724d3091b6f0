/** The argument list: what may be given, and what was. */
@NullMarked
package wormhole.cli.args;

import org.jspecify.annotations.NullMarked;
