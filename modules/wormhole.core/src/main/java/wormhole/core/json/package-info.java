/** JSON-P with strict limits. */
@NullMarked
package wormhole.core.json;

import org.jspecify.annotations.NullMarked;
