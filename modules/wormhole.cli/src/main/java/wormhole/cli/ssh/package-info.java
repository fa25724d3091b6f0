/** SSH's files in a home directory: the public keys, and those that may log in. */
@NullMarked
package wormhole.cli.ssh;

import org.jspecify.annotations.NullMarked;
