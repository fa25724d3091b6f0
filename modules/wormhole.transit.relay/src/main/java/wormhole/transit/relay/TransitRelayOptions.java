package wormhole.transit.relay;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.StreamProvider;
import wormhole.transit.relay.match.Blur;

/**
 * How a transit relay is to be. A builder: every method answers it again. For one thread at a time.
 *
 * <p>Without any, the relay listens on 127.0.0.1 at a port the system chooses and writes nothing down.
 */
public final class TransitRelayOptions {
    private HostPort bind = new HostPort("127.0.0.1", 0);
    private RelayLimits limits = RelayLimits.DEFAULT;
    private int blurUsageSeconds;
    private @Nullable Path usageLog;
    private @Nullable StreamProvider streams;

    /** The defaults. */
    public TransitRelayOptions() {}

    /**
     * Where to listen.
     *
     * @param address a literal address, {@code ::} for all of both families; and a port, 0 for a free one
     * @return this
     */
    public TransitRelayOptions bind(HostPort address) {
        bind = address;
        return this;
    }

    /**
     * How much strangers may make it keep.
     *
     * @param chosen the limits
     * @return this
     */
    public TransitRelayOptions limits(RelayLimits chosen) {
        limits = chosen;
        return this;
    }

    /**
     * Rounds start times and sizes in the usage log.
     *
     * @param seconds start times are rounded down to multiples of this, and sizes up; 0, the default, for exact ones
     * @return this
     */
    public TransitRelayOptions blurUsage(int seconds) {
        blurUsageSeconds = seconds;
        return this;
    }

    /**
     * Writes a usage log: a line of JSON for each pair that ends and each connection that ends without a partner.
     *
     * @param path a file, appended to; made with mode 0600 where files have modes
     * @return this
     */
    public TransitRelayOptions usageLog(Path path) {
        usageLog = path;
        return this;
    }

    /**
     * What to listen with, instead of the stream provider that is found.
     *
     * @param provider its acceptor is used
     * @return this
     */
    public TransitRelayOptions streams(StreamProvider provider) {
        streams = provider;
        return this;
    }

    HostPort bind() {
        return bind;
    }

    RelayLimits limits() {
        return limits;
    }

    Blur blur() {
        return new Blur(blurUsageSeconds);
    }

    Optional<Path> usageLog() {
        return Optional.ofNullable(usageLog);
    }

    Optional<StreamProvider> streams() {
        return Optional.ofNullable(streams);
    }
}
