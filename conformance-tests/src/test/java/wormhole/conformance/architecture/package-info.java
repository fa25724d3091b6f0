/** Rules of the code that no compiler checks. */
@NullMarked
package wormhole.conformance.architecture;

import org.jspecify.annotations.NullMarked;
