package wormhole.transit.relay.match;

/**
 * Makes usage records say less: start times are rounded down, byte counts up ({@code usage.py} of the reference).
 *
 * @param seconds to multiples of which start times are rounded down; 0 to keep times and sizes exact
 */
public record Blur(int seconds) {
    private static final long SMALL = 10_000;
    private static final long MIDDLE = 1_000_000;
    private static final long LARGE = 100_000_000;

    /** Checks the seconds. */
    public Blur {
        if (seconds < 0) {
            throw new IllegalArgumentException("a blur is at least 0 seconds, not " + seconds);
        }
    }

    long time(long micros) {
        return seconds == 0 ? micros : Math.floorDiv(micros, seconds * 1_000_000L) * seconds * 1_000_000L;
    }

    long bytes(long count) {
        return seconds == 0 ? count : size(count);
    }

    /**
     * Rounds a size up: below 1 MB to 10 kB, below 1 GB to 1 MB, otherwise to 100 MB; 0 stays 0.
     *
     * @param bytes the size, not negative
     * @return the size to write down
     */
    public static long size(long bytes) {
        var step = bytes < MIDDLE ? SMALL : bytes < 1_000 * MIDDLE ? MIDDLE : LARGE;
        return (bytes + step - 1) / step * step;
    }
}
