/** Dialling through a proxy. */
@NullMarked
package wormhole.runtime.proxy;

import org.jspecify.annotations.NullMarked;
