/** Doc comments, documents and the code in them. */
@NullMarked
package wormhole.conformance.documentation;

import org.jspecify.annotations.NullMarked;
