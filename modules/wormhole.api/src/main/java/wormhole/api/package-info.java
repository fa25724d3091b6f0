/**
 * The wormhole in three flavours, and the values they speak in.
 *
 * <p>Nulls are neither taken nor given. Values are immutable. Wormholes and clients may be used from any thread; callbacks
 * and the completion of futures come on the application's executor ({@link wormhole.api.WormholeOptions}), one at a time
 * per wormhole, and may block without harm to other wormholes if that executor has more threads. Cancelling a future
 * forgets the answer and nothing else.
 */
@NullMarked
package wormhole.api;

import org.jspecify.annotations.NullMarked;
