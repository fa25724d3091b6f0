/**
 * One WebSocket connection (RFC 6455) over a {@link wormhole.spi.stream.ByteStream}, for either role. No socket, thread
 * or timer of its own: bytes come in by the stream's callbacks, bytes go out by {@code ByteStream.write}.
 *
 * <p>Every byte received passes three stations. {@code HeadReader} collects the opening handshake within its limits.
 * {@code FrameGuard} checks each frame's header before anything is kept for it and hands on whole frames only. The
 * Java-WebSocket library, behind {@code LibraryBridge}, then does what the protocol asks: keys of the handshake, masks,
 * joining of fragments, UTF-8, close frames.
 *
 * <p>An idle connection keeps no buffer. What a server sends to many is encoded once, as {@link
 * wormhole.transport.ws.engine.EncodedText}, because frames from a server are not masked.
 *
 * <p>Time limits are the owner's: a connection that does not open in time is to be aborted by its owner.
 */
@NullMarked
package wormhole.transport.ws.engine;

import org.jspecify.annotations.NullMarked;
