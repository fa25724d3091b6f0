/** The hub's sockets: WebSocket connections in, the hub's effects out. */
@NullMarked
package wormhole.mailbox.server.websocket;

import org.jspecify.annotations.NullMarked;
