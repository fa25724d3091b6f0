package wormhole.mailbox.server.hub;

import java.util.Optional;

/**
 * What an operator may choose about the protocol.
 *
 * @param allowList whether {@code list} tells the nameplates in use; if not it tells none
 * @param motd a message of the day, shown by clients
 * @param advertiseVersion the newest version of the command line, for its users to hear of
 * @param signalError makes all clients give up with this text
 * @param blurUsageSeconds times in usage records are rounded down to multiples of this; 0 for exact ones
 * @param limits how much strangers may make the hub keep
 */
public record HubOptions(
        boolean allowList,
        Optional<String> motd,
        Optional<String> advertiseVersion,
        Optional<String> signalError,
        int blurUsageSeconds,
        HubLimits limits) {
    /** As the reference without options. */
    public static final HubOptions DEFAULT =
            new HubOptions(true, Optional.empty(), Optional.empty(), Optional.empty(), 0, HubLimits.DEFAULT);

    /** Refuses a negative blur. */
    public HubOptions {
        if (blurUsageSeconds < 0) {
            throw new IllegalArgumentException("blur is seconds, not " + blurUsageSeconds);
        }
    }
}
