package wormhole.api;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import wormhole.api.transit.TransitOptions;

/**
 * What a wormhole is for and how it goes about it. Immutable; made by {@link #builder}.
 *
 * <pre>{@code
 * var options = WormholeOptions.builder(new AppId("example.com/chat"))
 *     .mailbox(URI.create("ws://127.0.0.1:4000/v1"))
 *     .build();
 * }</pre>
 */
public final class WormholeOptions {
    /** The public mailbox server, as the reference has it. */
    public static final URI PUBLIC_MAILBOX = URI.create("ws://relay.magic-wormhole.io:4000/v1");

    private final Builder values;

    private WormholeOptions(Builder values) {
        this.values = values;
    }

    /**
     * Begins with the defaults.
     *
     * @param appId the application
     * @return to be filled in
     */
    public static Builder builder(AppId appId) {
        return new Builder(appId);
    }

    /**
     * The application.
     *
     * @return as given
     */
    public AppId appId() {
        return values.appId;
    }

    /**
     * The mailbox server.
     *
     * @return {@link #PUBLIC_MAILBOX} unless set
     */
    public URI mailbox() {
        return values.mailbox;
    }

    /**
     * What the peer's application is told.
     *
     * @return {@link Versions#NONE} unless set
     */
    public Versions versions() {
        return values.versions;
    }

    /**
     * Hears of changes of status.
     *
     * @return does nothing unless set
     */
    public StatusListener statusListener() {
        return values.statusListener;
    }

    /**
     * Hears the server's welcome, at each connection.
     *
     * @return does nothing unless set
     */
    public WelcomeHandler welcomeHandler() {
        return values.welcomeHandler;
    }

    /**
     * Hears of what happens when.
     *
     * @return {@link Timing#NONE} unless set
     */
    public Timing timing() {
        return values.timing;
    }

    /**
     * Hears of every step that the wormhole takes.
     *
     * @return {@link StateTrace#NONE} unless set
     */
    public StateTrace stateTrace() {
        return values.stateTrace;
    }

    /**
     * Which way connections may go.
     *
     * @return {@link Route#DIRECT} unless set
     */
    public Route route() {
        return values.route;
    }

    /**
     * Through which proxy everything is dialled.
     *
     * @return none unless set
     */
    public Optional<URI> proxy() {
        return values.proxy;
    }

    /**
     * Which journal provider keeps the state, and under which name.
     *
     * @return no journal unless set
     */
    public Optional<JournalChoice> journal() {
        return values.journal;
    }

    /**
     * Which word list an allocated code takes its words from.
     *
     * @return {@code pgp} unless set
     */
    public String wordlist() {
        return values.wordlist;
    }

    /**
     * What strangers may make us hold.
     *
     * @return {@link Limits#DEFAULT} unless set
     */
    public Limits limits() {
        return values.limits;
    }

    /**
     * Where callbacks run and futures complete.
     *
     * @return a thread pool of the client's own unless set
     */
    public Optional<Executor> executor() {
        return values.executor;
    }

    /**
     * How long closing may take before the server is left to find out by itself.
     *
     * @return 10 s unless set
     */
    public Duration closeTimeout() {
        return values.closeTimeout;
    }

    /**
     * Where a wormhole keeps its state.
     *
     * @param provider the id of the journal provider
     * @param name the name of this wormhole's journal
     */
    public record JournalChoice(String provider, String name) {}

    /** Fills in options. Not thread-safe. */
    public static final class Builder implements Cloneable {
        private final AppId appId;
        private URI mailbox = PUBLIC_MAILBOX;
        private Versions versions = Versions.NONE;
        private StatusListener statusListener = status -> {};
        private WelcomeHandler welcomeHandler = welcome -> {};
        private Timing timing = Timing.NONE;
        private StateTrace stateTrace = StateTrace.NONE;
        private Route route = Route.DIRECT;
        private Optional<URI> proxy = Optional.empty();
        private Optional<JournalChoice> journal = Optional.empty();
        private String wordlist = "pgp";
        private Limits limits = Limits.DEFAULT;
        private Optional<Executor> executor = Optional.empty();
        private Duration closeTimeout = Duration.ofSeconds(10);

        private Builder(AppId appId) {
            this.appId = appId;
        }

        /**
         * Sets the mailbox server.
         *
         * @param uri such as {@code ws://127.0.0.1:4000/v1}
         * @return this
         */
        public Builder mailbox(URI uri) {
            mailbox = uri;
            return this;
        }

        /**
         * Sets what the peer's application is told.
         *
         * @param value a JSON object; checked when the wormhole is made
         * @return this
         */
        public Builder versions(Versions value) {
            versions = value;
            return this;
        }

        /**
         * Sets who hears of changes of status.
         *
         * @param listener called on the executor
         * @return this
         */
        public Builder statusListener(StatusListener listener) {
            statusListener = listener;
            return this;
        }

        /**
         * Sets who hears the server's welcome.
         *
         * @param handler called on the executor, at each connection
         * @return this
         */
        public Builder welcomeHandler(WelcomeHandler handler) {
            welcomeHandler = handler;
            return this;
        }

        /**
         * Sets who hears of what happens when.
         *
         * @param listener must not block and must not call the wormhole
         * @return this
         */
        public Builder timing(Timing listener) {
            timing = listener;
            return this;
        }

        /**
         * Sets who hears of every step that the wormhole takes.
         *
         * @param listener must not block and must not call the wormhole
         * @return this
         */
        public Builder stateTrace(StateTrace listener) {
            stateTrace = listener;
            return this;
        }

        /**
         * Sets which way connections may go. {@link Route#TOR_ONLY} needs a provider of anonymous byte streams; without one
         * making the wormhole fails with a {@link wormhole.api.error.ProviderException}.
         *
         * @param value the route
         * @return this
         */
        public Builder route(Route value) {
            route = value;
            return this;
        }

        /**
         * Dials everything through a proxy, which resolves every name: the mailbox server, relays, and the peer. Nothing goes
         * past it, and a record pipe does not listen.
         *
         * @param value {@code socks5://HOST:PORT} or {@code http://HOST:PORT} (CONNECT)
         * @return this
         */
        public Builder proxy(URI value) {
            proxy = TransitOptions.DEFAULT.withProxy(Optional.of(value)).proxy();
            return this;
        }

        /**
         * Keeps the state in a journal. Not part of this version: making the wormhole fails with a {@link
         * wormhole.api.error.ProviderException}, rather than going on without.
         *
         * @param provider the id of the journal provider
         * @param name letters, digits, {@code -} and {@code _}
         * @return this
         */
        public Builder journal(String provider, String name) {
            journal = Optional.of(new JournalChoice(provider, name));
            return this;
        }

        /**
         * Sets the word list.
         *
         * @param id of the word list provider
         * @return this
         */
        public Builder wordlist(String id) {
            wordlist = id;
            return this;
        }

        /**
         * Sets the limits.
         *
         * @param value the limits
         * @return this
         */
        public Builder limits(Limits value) {
            limits = value;
            return this;
        }

        /**
         * Sets where callbacks run and futures complete.
         *
         * @param value any executor; its order does not matter. One that runs tasks on the calling thread is allowed, but then
         *     whatever blocks in a callback holds up the client's network thread. If it refuses a task, because it was shut
         *     down, a thread of ours runs it.
         * @return this
         */
        public Builder executor(Executor value) {
            executor = Optional.of(value);
            return this;
        }

        /**
         * Sets how long closing may take.
         *
         * @param value positive
         * @return this
         */
        public Builder closeTimeout(Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException("the close timeout must be positive");
            }
            closeTimeout = value;
            return this;
        }

        /**
         * Ends with the options; the builder may be used again.
         *
         * @return immutable
         */
        public WormholeOptions build() {
            try {
                return new WormholeOptions((Builder) clone());
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
