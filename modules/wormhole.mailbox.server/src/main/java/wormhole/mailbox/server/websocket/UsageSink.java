package wormhole.mailbox.server.websocket;

import wormhole.mailbox.server.hub.UsageRecord;

/** Where usage records go. Called on the loop's thread. */
@FunctionalInterface
public interface UsageSink {
    /**
     * Takes a record.
     *
     * @param usage what to write down
     */
    void log(UsageRecord usage);
}
