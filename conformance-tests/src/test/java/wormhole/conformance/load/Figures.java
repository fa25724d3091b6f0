package wormhole.conformance.load;

/**
 * What was measured: how many in a second, how long one took at the median and at the 99th percentile, and the processor
 * time that server and generator spent on one.
 */
record Figures(double perSecond, long medianMicros, long worstMicros, double serverMicros, double ownMicros) {
    String shown() {
        return String.format(
                "%,9.0f /s  p50 %7.2f ms  p99 %8.2f ms  CPU: server %,8.1f us, generator %,7.1f us each",
                perSecond, medianMicros / 1e3, worstMicros / 1e3, serverMicros, ownMicros);
    }
}
