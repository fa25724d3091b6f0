/** Module descriptors, exported signatures, services, and putting modules together from outside. */
@NullMarked
package wormhole.conformance.modules;

import org.jspecify.annotations.NullMarked;
