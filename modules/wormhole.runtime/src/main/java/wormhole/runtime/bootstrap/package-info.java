/** How the API finds this module. */
@NullMarked
package wormhole.runtime.bootstrap;

import org.jspecify.annotations.NullMarked;
