package wormhole.runtime.provider;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import wormhole.api.ProviderReport;
import wormhole.api.Route;
import wormhole.api.error.ProviderException;
import wormhole.spi.crypto.CryptoProvider;
import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.crypto.SecretBoxProvider;
import wormhole.spi.mailbox.MailboxLinkProvider;
import wormhole.spi.stream.Dialer;
import wormhole.spi.stream.StreamProvider;
import wormhole.spi.wordlist.Wordlist;
import wormhole.spi.wordlist.WordlistProvider;

/** The providers of one client, all seams together; each is looked for once. Thread-safe. */
public final class Providers {
    private static final System.Logger LOG = System.getLogger(Providers.class.getName());

    private static final Seam<CryptoProvider> CRYPTO = new Seam<>("crypto", CryptoProvider.class, "wormhole.crypto.bc");
    private static final Seam<SecretBoxProvider> SECRET_BOX =
            new Seam<>("secretbox", SecretBoxProvider.class, "wormhole.crypto.pure");
    private static final Seam<MailboxLinkProvider> MAILBOX_LINK =
            new Seam<>("mailbox link", MailboxLinkProvider.class, "wormhole.transport.ws");
    private static final Seam<StreamProvider> STREAM =
            new Seam<>("byte stream", StreamProvider.class, "wormhole.transport.tcp");
    private static final Seam<StreamProvider> TOR = new Seam<>("byte stream", StreamProvider.class, "wormhole.tor");
    private static final Seam<WordlistProvider> WORDLIST =
            new Seam<>("word list", WordlistProvider.class, "wormhole.wordlist.pgp");

    private final Choice choice;
    private final Selection<CryptoProvider> crypto;
    private final Selection<SecretBoxProvider> secretBox;
    private final CryptoSuite suite;
    private final Map<String, MailboxLinkProvider> mailboxLinks = new ConcurrentHashMap<>();
    private final Map<Route, StreamProvider> streams = new ConcurrentHashMap<>();
    private final Map<Route, Dialer> dialers = new ConcurrentHashMap<>();
    private final Map<String, Wordlist> wordlists = new ConcurrentHashMap<>();

    /**
     * What the application decided itself.
     *
     * @param crypto an object handed in
     * @param cryptoId or an id asked for
     * @param secretBox an object handed in
     * @param secretBoxId or an id asked for
     * @param mailboxLink an object handed in
     * @param stream an object handed in
     * @param wordlist an object handed in
     */
    public record Choice(
            Optional<CryptoProvider> crypto,
            Optional<String> cryptoId,
            Optional<SecretBoxProvider> secretBox,
            Optional<String> secretBoxId,
            Optional<MailboxLinkProvider> mailboxLink,
            Optional<StreamProvider> stream,
            Optional<WordlistProvider> wordlist) {
        /** Nothing: all is found. */
        public static final Choice NONE = new Choice(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        private boolean namesCrypto() {
            return crypto.isPresent() || cryptoId.isPresent();
        }
    }

    /**
     * Finds what every wormhole needs; the rest is looked for when it is needed.
     *
     * @param choice what the application decided itself
     * @throws ProviderException there is no crypto provider, or no one choice
     */
    public Providers(Choice choice) {
        this.choice = choice;
        this.crypto = logged(selectCrypto(choice));
        this.secretBox = logged(selectSecretBox(choice, crypto.chosen()));
        this.suite = OwnSecretBox.suite(crypto.chosen(), secretBox.chosen());
    }

    /**
     * The crypto suite in use.
     *
     * @return the chosen one's, with the secretbox in use
     */
    public CryptoSuite crypto() {
        return suite;
    }

    /**
     * The provider for a mailbox URI.
     *
     * @param scheme of the URI, lower case
     * @return the chosen one
     * @throws ProviderException none serves the scheme, or no one choice
     */
    public MailboxLinkProvider mailboxLink(String scheme) {
        return mailboxLinks.computeIfAbsent(
                scheme, wanted -> logged(selectMailboxLink(wanted)).chosen());
    }

    /**
     * What dials mailbox servers.
     *
     * @param route which way connections may go
     * @return the chosen one's. Without any stream provider a direct dialer that fails and says so: a link need not dial.
     * @throws ProviderException Tor was asked for and is not there, or no one choice
     */
    public Dialer dialer(Route route) {
        return dialers.computeIfAbsent(route, this::select);
    }

    /**
     * What dials and listens for record pipes.
     *
     * @param route which way connections may go
     * @return the chosen one
     * @throws ProviderException there is none, or no one choice
     */
    public StreamProvider streams(Route route) {
        return streams.computeIfAbsent(
                route,
                wanted -> logged(wanted == Route.TOR_ONLY ? selectTor() : selectStream())
                        .chosen());
    }

    private Dialer select(Route route) {
        if (route == Route.TOR_ONLY) {
            return streams(route).dialer();
        }
        try {
            return streams(route).dialer();
        } catch (ProviderException e) {
            return (address, timeout) -> CompletableFuture.failedFuture(new IOException(e.getMessage()));
        }
    }

    /**
     * A word list.
     *
     * @param id which
     * @return the list
     * @throws ProviderException it is not there
     */
    public Wordlist wordlist(String id) {
        return wordlists.computeIfAbsent(
                id, wanted -> logged(selectWordlist(wanted)).chosen().wordlist());
    }

    /**
     * What is chosen and rejected where, with the defaults of the options.
     *
     * @return for people
     */
    public List<ProviderReport> reports() {
        var reports = new ArrayList<ProviderReport>();
        crypto.reports().forEach(reports::add);
        secretBox.reports().forEach(reports::add);
        report(reports, MAILBOX_LINK, () -> selectMailboxLink("ws"));
        report(reports, STREAM, this::selectStream);
        report(reports, WORDLIST, () -> selectWordlist("pgp"));
        return List.copyOf(reports);
    }

    private static void report(List<ProviderReport> reports, Seam<?> seam, Supplier<Selection<?>> selection) {
        try {
            selection.get().reports().forEach(reports::add);
        } catch (ProviderException e) {
            reports.add(new ProviderReport(seam.name(), "none", "-", false, e.getMessage()));
        }
    }

    private static Selection<CryptoProvider> selectCrypto(Choice choice) {
        return choice.crypto().isPresent()
                ? new Selection<>(CRYPTO, choice.crypto().get(), "handed in", List.of())
                : new ProviderSelector<>(CRYPTO, found(ServiceLoader.load(CryptoProvider.class), CryptoProvider.class))
                        .select(Optional.empty(), choice.cryptoId(), fit());
    }

    private static Selection<SecretBoxProvider> selectSecretBox(Choice choice, CryptoProvider crypto) {
        if (choice.secretBox().isPresent()) {
            return new Selection<>(SECRET_BOX, choice.secretBox().get(), "handed in", List.of());
        }
        // Who chose the crypto provider gets all of it.
        var whole = choice.namesCrypto() && choice.secretBoxId().isEmpty();
        return new ProviderSelector<>(
                        SECRET_BOX,
                        OwnSecretBox.and(
                                crypto, found(ServiceLoader.load(SecretBoxProvider.class), SecretBoxProvider.class)))
                .select(
                        Optional.empty(),
                        choice.secretBoxId(),
                        provider -> whole && !(provider instanceof OwnSecretBox)
                                ? Optional.of("the crypto provider was chosen")
                                : Optional.empty());
    }

    private Selection<MailboxLinkProvider> selectMailboxLink(String scheme) {
        return choice.mailboxLink().isPresent()
                ? new Selection<>(MAILBOX_LINK, choice.mailboxLink().get(), "handed in", List.of())
                : new ProviderSelector<>(
                                MAILBOX_LINK,
                                found(ServiceLoader.load(MailboxLinkProvider.class), MailboxLinkProvider.class))
                        .select(
                                Optional.empty(),
                                Optional.empty(),
                                provider -> provider.schemes().contains(scheme)
                                        ? Optional.empty()
                                        : Optional.of("does not serve " + scheme + ":"));
    }

    private Selection<StreamProvider> selectStream() {
        return choice.stream().isPresent()
                ? new Selection<>(STREAM, choice.stream().get(), "handed in", List.of())
                : new ProviderSelector<>(STREAM, found(ServiceLoader.load(StreamProvider.class), StreamProvider.class))
                        .select(Optional.empty(), Optional.empty(), Providers::unfitForDirect);
    }

    private static Optional<String> unfitForDirect(StreamProvider provider) {
        if (provider.anonymous()) {
            return Optional.of("only for a route that is anonymous");
        }
        return provider.hintTypes().contains("direct-tcp-v1")
                ? Optional.empty()
                : Optional.of("does not dial direct-tcp-v1");
    }

    // An anonymous route never falls back to a direct one, whatever was handed in.
    private Selection<StreamProvider> selectTor() {
        var handedIn = choice.stream().filter(StreamProvider::anonymous);
        return handedIn.isPresent()
                ? new Selection<>(TOR, handedIn.get(), "handed in", List.of())
                : new ProviderSelector<>(TOR, found(ServiceLoader.load(StreamProvider.class), StreamProvider.class))
                        .select(
                                Optional.empty(),
                                Optional.empty(),
                                provider -> provider.anonymous() ? Optional.empty() : Optional.of("not anonymous"));
    }

    private Selection<WordlistProvider> selectWordlist(String id) {
        if (choice.wordlist().isPresent()) {
            return new Selection<>(WORDLIST, choice.wordlist().get(), "handed in", List.of());
        }
        var selected = new ProviderSelector<>(
                        WORDLIST, found(ServiceLoader.load(WordlistProvider.class), WordlistProvider.class))
                .select(Optional.empty(), Optional.of(id), fit());
        // The options always name one, whether or not anybody chose it.
        return new Selection<>(WORDLIST, selected.chosen(), "the one of the options", selected.rejected());
    }

    // Where the thread's class loader knows nothing, as in some containers, ours may.
    private static <P> Candidates<P> found(ServiceLoader<P> byThread, Class<P> type) {
        return isEmpty(byThread)
                ? Candidates.of(ServiceLoader.load(type, Providers.class.getClassLoader()))
                : Candidates.of(byThread);
    }

    private static boolean isEmpty(ServiceLoader<?> loader) {
        try {
            return loader.stream().findFirst().isEmpty();
        } catch (ServiceConfigurationError e) {
            return false;
        }
    }

    private static <P> Function<P, Optional<String>> fit() {
        return provider -> Optional.empty();
    }

    private static <P extends wormhole.spi.Provider> Selection<P> logged(Selection<P> selection) {
        LOG.log(System.Logger.Level.DEBUG, selection::toString);
        return selection;
    }
}
