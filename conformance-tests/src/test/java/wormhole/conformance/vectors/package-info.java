/** Runs the interop vectors against the modules; the format is described in {@code vectors/reference/README.md}. */
@NullMarked
package wormhole.conformance.vectors;

import org.jspecify.annotations.NullMarked;
