package wormhole.mailbox.server.hub;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the usage log gets, one record for each thing retired, as the reference's usage database has rows. Times are
 * microseconds; {@code started} and {@code connectTime} since 1970 and rounded down to the blur.
 */
public sealed interface UsageRecord {
    /**
     * A nameplate is gone.
     *
     * @param app the application
     * @param started when the first side came
     * @param total from then to the end
     * @param waiting from then to the second side, if one came
     * @param result {@code lonely}, {@code happy}, {@code pruney} or {@code crowded}
     */
    record OfNameplate(String app, long started, long total, OptionalLong waiting, String result)
            implements UsageRecord {}

    /**
     * A mailbox is gone.
     *
     * @param app the application
     * @param forNameplate whether a nameplate led to it
     * @param started when the first side came
     * @param total from then to the end
     * @param waiting from then to the second side, if one came
     * @param result {@code lonely}, {@code happy}, {@code errory}, {@code scary}, {@code pruney} or {@code crowded}
     */
    record OfMailbox(String app, boolean forNameplate, long started, long total, OptionalLong waiting, String result)
            implements UsageRecord {}

    /**
     * A client bound itself.
     *
     * @param app the application
     * @param side the side it said it is
     * @param connectTime when
     * @param implementation what it says it is
     * @param version and of which version
     */
    record OfClient(
            String app,
            Optional<String> side,
            long connectTime,
            Optional<String> implementation,
            Optional<String> version)
            implements UsageRecord {}

    /**
     * How things stand, at each pruning.
     *
     * @param updated now
     * @param connections subscriptions to mailboxes, as the reference counts them
     */
    record OfNow(long updated, long connections) implements UsageRecord {}
}
