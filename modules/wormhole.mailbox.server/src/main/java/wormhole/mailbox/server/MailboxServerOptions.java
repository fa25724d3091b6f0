package wormhole.mailbox.server;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wormhole.mailbox.server.hub.HubOptions;
import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.StreamProvider;

/**
 * How a mailbox server is to be. A builder: every method answers it again. For one thread at a time.
 *
 * <p>Without any, the server listens on 127.0.0.1 at a port the system chooses, keeps its state in memory, and behaves
 * as the reference without options.
 */
public final class MailboxServerOptions {
    private HostPort bind = new HostPort("127.0.0.1", 0);
    private String store = "memory:";
    private ServerLimits limits = ServerLimits.DEFAULT;
    private boolean allowList = true;
    private boolean trustRealIp;
    private int blurUsageSeconds;
    private @Nullable String motd;
    private @Nullable String advertiseVersion;
    private @Nullable String signalError;
    private @Nullable Path usageLog;
    private @Nullable StreamProvider streams;

    /** The defaults. */
    public MailboxServerOptions() {}

    /**
     * Where to listen.
     *
     * @param address a literal address, {@code ::} for all of both families; and a port, 0 for a free one
     * @return this
     */
    public MailboxServerOptions bind(HostPort address) {
        bind = address;
        return this;
    }

    /**
     * Where nameplates, mailboxes and messages are kept.
     *
     * @param address {@code memory:} to forget them with the server, {@code file:PATH} to keep them in a file; it is made
     *     if it is not there, and belongs to one server at a time
     * @return this
     */
    public MailboxServerOptions store(String address) {
        store = address;
        return this;
    }

    /**
     * How much strangers may make it keep.
     *
     * @param chosen the limits
     * @return this
     */
    public MailboxServerOptions limits(ServerLimits chosen) {
        limits = chosen;
        return this;
    }

    /**
     * Whether {@code list} tells the nameplates in use. Clients written in Rust ask for the list before they claim, and
     * give up if their nameplate is not in it.
     *
     * @param allowed false to answer every {@code list} with none; true by default
     * @return this
     */
    public MailboxServerOptions allowList(boolean allowed) {
        allowList = allowed;
        return this;
    }

    /**
     * Whether {@code X-Real-IP} and {@code X-Real-Port} of a request say where a client comes from. Only behind a proxy
     * that sets them: otherwise a client says what it likes.
     *
     * @param trusted false by default
     * @return this
     */
    public MailboxServerOptions trustRealIp(boolean trusted) {
        trustRealIp = trusted;
        return this;
    }

    /**
     * Rounds times in the usage log.
     *
     * @param seconds times are rounded down to multiples of this; 0, the default, for exact ones
     * @return this
     */
    public MailboxServerOptions blurUsage(int seconds) {
        blurUsageSeconds = seconds;
        return this;
    }

    /**
     * A message of the day, which clients show.
     *
     * @param text the message
     * @return this
     */
    public MailboxServerOptions motd(String text) {
        motd = text;
        return this;
    }

    /**
     * Recommends a version of the command line client.
     *
     * @param version the newest
     * @return this
     */
    public MailboxServerOptions advertiseVersion(String version) {
        advertiseVersion = version;
        return this;
    }

    /**
     * Makes every client give up.
     *
     * @param text what it tells its user
     * @return this
     */
    public MailboxServerOptions signalError(String text) {
        signalError = text;
        return this;
    }

    /**
     * Writes a usage log: a line of JSON for each nameplate and mailbox that ends and each client that binds.
     *
     * @param path a file, appended to
     * @return this
     */
    public MailboxServerOptions usageLog(Path path) {
        usageLog = path;
        return this;
    }

    /**
     * What to listen with, instead of the stream provider that is found.
     *
     * @param provider its acceptor is used
     * @return this
     */
    public MailboxServerOptions streams(StreamProvider provider) {
        streams = provider;
        return this;
    }

    HostPort bind() {
        return bind;
    }

    String store() {
        return store;
    }

    ServerLimits limits() {
        return limits;
    }

    boolean trustsRealIp() {
        return trustRealIp;
    }

    Optional<Path> usageLog() {
        return Optional.ofNullable(usageLog);
    }

    Optional<StreamProvider> streams() {
        return Optional.ofNullable(streams);
    }

    int blurUsageSeconds() {
        return blurUsageSeconds;
    }

    HubOptions forHub() {
        return new HubOptions(
                allowList,
                Optional.ofNullable(motd),
                Optional.ofNullable(advertiseVersion),
                Optional.ofNullable(signalError),
                blurUsageSeconds,
                limits.forHub());
    }
}
