/** What is on the WebSocket, without its meaning: a client's message read into a command, an answer written into a frame. */
@NullMarked
package wormhole.mailbox.server.wire;

import org.jspecify.annotations.NullMarked;
