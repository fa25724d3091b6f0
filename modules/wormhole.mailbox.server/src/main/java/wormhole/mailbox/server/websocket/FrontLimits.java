package wormhole.mailbox.server.websocket;

import java.time.Duration;

/**
 * How much strangers may make the front keep.
 *
 * @param messageBytes the longest message of a client
 * @param connections connections in all, WebSocket or not yet
 * @param connectionsPerAddress WebSocket connections from one address
 * @param messagesPerSecond messages of one connection; whoever sends more is read more slowly
 * @param unboundTime how long a connection may live without a successful {@code bind}
 * @param queuedBytes what may wait to be read by one client before it is cut off
 * @param totalQueuedBytes what may wait to be read by all
 * @param totalPartialBytes what may have been received of messages that are not complete, from all
 */
public record FrontLimits(
        int messageBytes,
        int connections,
        int connectionsPerAddress,
        int messagesPerSecond,
        Duration unboundTime,
        long queuedBytes,
        long totalQueuedBytes,
        long totalPartialBytes) {}
