/** What a step of the protocol gives: the next state, orders for the driver, reports for the parent. */
@NullMarked
package wormhole.core.effect;

import org.jspecify.annotations.NullMarked;
