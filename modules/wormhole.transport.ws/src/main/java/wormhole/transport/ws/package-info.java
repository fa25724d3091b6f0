/**
 * Mailbox links over WebSocket: {@code ws} and, by TLS over the same kind of stream, {@code wss}. No redirect is followed
 * and no extension is asked for.
 */
@NullMarked
package wormhole.transport.ws;

import org.jspecify.annotations.NullMarked;
