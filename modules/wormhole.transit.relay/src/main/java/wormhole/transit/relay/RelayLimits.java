package wormhole.transit.relay;

import java.time.Duration;
import wormhole.transit.relay.match.MatchLimits;

/**
 * How much strangers may make a transit relay keep and do. Immutable; begin with {@link #DEFAULT} and change what is to
 * be different. The defaults refuse nothing that a client in use does; limits that could are off.
 *
 * <p>Besides, a line is at most 1,024 bytes long, as the reference's, and what waits for one slow receiver is at most
 * some 128 KiB with the relay's own TCP streams, as its sender is not read meanwhile.
 */
public final class RelayLimits {
    /** What a count is that is off. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** The defaults. */
    public static final RelayLimits DEFAULT = new RelayLimits();

    private int connections = 20_000;
    private int connectionsPerAddress = UNLIMITED;
    private int waitingPerToken = 64;
    private Duration lineTime = Duration.ofSeconds(60);
    private Duration waitingTime = Duration.ofDays(1);
    private long pairBytes = Long.MAX_VALUE;

    private RelayLimits() {}

    private RelayLimits(RelayLimits other) {
        connections = other.connections;
        connectionsPerAddress = other.connectionsPerAddress;
        waitingPerToken = other.waitingPerToken;
        lineTime = other.lineTime;
        waitingTime = other.waitingTime;
        pairBytes = other.pairBytes;
    }

    /**
     * Connections in all, joined or not. Further ones are closed as they come.
     *
     * @param count at least 2; 20,000 by default
     * @return a copy with this limit
     */
    public RelayLimits connections(int count) {
        var copy = new RelayLimits(this);
        copy.connections = atLeast(2, count);
        return copy;
    }

    /**
     * Connections from one address. Further ones are closed as they come. Many people may share an address, and both ends
     * of a transfer may.
     *
     * @param count at least 2; off by default
     * @return a copy with this limit
     */
    public RelayLimits connectionsPerAddress(int count) {
        var copy = new RelayLimits(this);
        copy.connectionsPerAddress = atLeast(2, count);
        return copy;
    }

    /**
     * Connections that wait with one token. Further ones are closed, unless they fit to one of them.
     *
     * @param count at least 1; 64 by default
     * @return a copy with this limit
     */
    public RelayLimits waitingPerToken(int count) {
        var copy = new RelayLimits(this);
        copy.waitingPerToken = atLeast(1, count);
        return copy;
    }

    /**
     * How long a connection may take for its line. Then it is closed.
     *
     * @param time at least a second; a minute by default
     * @return a copy with this limit
     */
    public RelayLimits lineTime(Duration time) {
        var copy = new RelayLimits(this);
        copy.lineTime = atLeastASecond(time);
        return copy;
    }

    /**
     * How long a connection may wait for its partner. Then it is closed.
     *
     * @param time at least a second; a day by default
     * @return a copy with this limit
     */
    public RelayLimits waitingTime(Duration time) {
        var copy = new RelayLimits(this);
        copy.waitingTime = atLeastASecond(time);
        return copy;
    }

    /**
     * What a pair may pass, both directions together. Then both are closed.
     *
     * @param bytes at least 1 MiB; off by default
     * @return a copy with this limit
     */
    public RelayLimits pairBytes(long bytes) {
        if (bytes < 1 << 20) {
            throw new IllegalArgumentException("at least " + (1 << 20) + ", not " + bytes);
        }
        var copy = new RelayLimits(this);
        copy.pairBytes = bytes;
        return copy;
    }

    MatchLimits forMatch() {
        return new MatchLimits(
                connections,
                connectionsPerAddress,
                waitingPerToken,
                lineTime.toNanos() / 1000,
                waitingTime.toNanos() / 1000,
                pairBytes);
    }

    private static int atLeast(int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException("at least " + least + ", not " + value);
        }
        return value;
    }

    private static Duration atLeastASecond(Duration time) {
        if (time.compareTo(Duration.ofSeconds(1)) < 0 || time.compareTo(Duration.ofDays(36_500)) > 0) {
            throw new IllegalArgumentException("less than a second, or more than a century");
        }
        return time;
    }
}
