/** What must not be seen is not seen. */
@NullMarked
package wormhole.conformance.secrecy;

import org.jspecify.annotations.NullMarked;
