/** Runs the named tests against a mutant: see {@code mutants/run}. */
@NullMarked
package wormhole.conformance.mutants;

import org.jspecify.annotations.NullMarked;
