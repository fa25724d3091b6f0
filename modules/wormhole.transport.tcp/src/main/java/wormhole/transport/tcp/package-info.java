/**
 * Byte streams over TCP.
 *
 * <p>A {@code Loop} is one daemon thread with one selector, one read buffer and one write buffer for all its streams. All
 * streams a provider dialled share one loop; each listening place has one of its own. A loop ends when nothing holds it
 * any more. A stream keeps no buffer while it has nothing to write.
 */
@NullMarked
package wormhole.transport.tcp;

import org.jspecify.annotations.NullMarked;
