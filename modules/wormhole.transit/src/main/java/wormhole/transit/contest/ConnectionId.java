package wormhole.transit.contest;

/**
 * Names a connection of one contest.
 *
 * @param incoming whether it came in; the driver numbers those, the contest the others
 * @param number unique among those of its direction, never used again
 */
public record ConnectionId(boolean incoming, long number) {
    @Override
    public String toString() {
        return (incoming ? "in-" : "out-") + number;
    }
}
