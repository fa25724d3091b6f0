package wormhole.transit.relay.match;

import java.util.OptionalLong;

/**
 * One line of the usage log: a pair that was joined, or a connection that never was. Times are microseconds.
 *
 * @param started when the connection that asked first began, since 1970, blurred
 * @param total from the earlier beginning to the end
 * @param waiting from the one beginning to the other, for a pair
 * @param bytes passed in both directions, blurred
 * @param mood how it ended
 */
public record UsageRecord(long started, long total, OptionalLong waiting, long bytes, Mood mood) {}
