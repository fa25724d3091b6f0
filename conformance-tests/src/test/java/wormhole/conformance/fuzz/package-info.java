/** Coverage-guided tests of every parser that a stranger reaches: see {@code fuzz/run}. An ordinary build runs their seeds. */
@NullMarked
package wormhole.conformance.fuzz;

import org.jspecify.annotations.NullMarked;
