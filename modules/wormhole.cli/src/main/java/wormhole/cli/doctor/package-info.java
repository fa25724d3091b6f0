/** {@code wormhole doctor}: what works from here, and what to do about what does not. */
@NullMarked
package wormhole.cli.doctor;

import org.jspecify.annotations.NullMarked;
