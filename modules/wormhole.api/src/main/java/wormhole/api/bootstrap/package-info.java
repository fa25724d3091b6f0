/**
 * How the API finds the runtime. Exported to the runtime alone.
 */
@NullMarked
package wormhole.api.bootstrap;

import org.jspecify.annotations.NullMarked;
