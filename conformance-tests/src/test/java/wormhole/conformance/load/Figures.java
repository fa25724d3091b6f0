package wormhole.conformance.load;

/** What was measured: how many in a second, and how long one took at the median and at the 99th percentile. */
record Figures(double perSecond, long medianMicros, long worstMicros) {
    String shown() {
        return String.format("%,9.0f /s  p50 %7.2f ms  p99 %8.2f ms", perSecond, medianMicros / 1e3, worstMicros / 1e3);
    }
}
