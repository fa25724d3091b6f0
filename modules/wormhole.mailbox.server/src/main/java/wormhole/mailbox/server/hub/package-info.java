/**
 * The mailbox server without I/O: commands in, effects out. No sockets, threads, clocks or random source of its own, so
 * a simulator drives the very code that serves.
 */
@NullMarked
package wormhole.mailbox.server.hub;

import org.jspecify.annotations.NullMarked;
