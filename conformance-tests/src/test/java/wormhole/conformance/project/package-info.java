/** The project's own tree, as its tests look at it. */
@NullMarked
package wormhole.conformance.project;

import org.jspecify.annotations.NullMarked;
