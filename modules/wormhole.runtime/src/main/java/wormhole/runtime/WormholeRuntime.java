package wormhole.runtime;

import java.util.Optional;
import wormhole.api.WormholeClient;
import wormhole.api.error.ProviderException;
import wormhole.runtime.provider.Providers;
import wormhole.spi.crypto.CryptoProvider;
import wormhole.spi.crypto.SecretBoxProvider;
import wormhole.spi.mailbox.MailboxLinkProvider;
import wormhole.spi.stream.StreamProvider;
import wormhole.spi.wordlist.WordlistProvider;

/**
 * Makes clients with providers of the application's own. An object handed in wins over everything that is found; what is not
 * handed in is found as {@link WormholeClient#create} finds it.
 */
public final class WormholeRuntime {
    private WormholeRuntime() {}

    /**
     * Begins with nothing handed in.
     *
     * @return to be filled in
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Takes providers. Not thread-safe. */
    public static final class Builder {
        private Optional<CryptoProvider> crypto = Optional.empty();
        private Optional<String> cryptoId = Optional.empty();
        private Optional<SecretBoxProvider> secretBox = Optional.empty();
        private Optional<String> secretBoxId = Optional.empty();
        private Optional<MailboxLinkProvider> mailboxLink = Optional.empty();
        private Optional<StreamProvider> stream = Optional.empty();
        private Optional<WordlistProvider> wordlist = Optional.empty();

        private Builder() {}

        /**
         * Uses this crypto provider, its secretbox too unless another is handed in or asked for.
         *
         * @param provider an object of the application's own
         * @return this
         */
        public Builder crypto(CryptoProvider provider) {
            crypto = Optional.of(provider);
            return this;
        }

        /**
         * Asks for a crypto provider by id, its secretbox too unless another is handed in or asked for.
         *
         * @param id such as {@code bc}
         * @return this
         */
        public Builder crypto(String id) {
            cryptoId = Optional.of(id);
            return this;
        }

        /**
         * Uses this secretbox in place of the crypto provider's.
         *
         * @param provider an object of the application's own
         * @return this
         */
        public Builder secretBox(SecretBoxProvider provider) {
            secretBox = Optional.of(provider);
            return this;
        }

        /**
         * Asks for a secretbox by id.
         *
         * @param id such as {@code pure}; {@code suite} is the one of the crypto provider
         * @return this
         */
        public Builder secretBox(String id) {
            secretBoxId = Optional.of(id);
            return this;
        }

        /**
         * Uses this provider for mailbox links, whatever the scheme of the mailbox URI.
         *
         * @param provider an object of the application's own
         * @return this
         */
        public Builder mailboxLink(MailboxLinkProvider provider) {
            mailboxLink = Optional.of(provider);
            return this;
        }

        /**
         * Dials through this provider.
         *
         * @param provider an object of the application's own
         * @return this
         */
        public Builder stream(StreamProvider provider) {
            stream = Optional.of(provider);
            return this;
        }

        /**
         * Takes words from this provider, whatever the options say.
         *
         * @param provider an object of the application's own
         * @return this
         */
        public Builder wordlist(WordlistProvider provider) {
            wordlist = Optional.of(provider);
            return this;
        }

        /**
         * Makes the client.
         *
         * @return open until closed
         * @throws ProviderException there is no crypto provider, or no one choice
         */
        public WormholeClient build() {
            var choice = new Providers.Choice(crypto, cryptoId, secretBox, secretBoxId, mailboxLink, stream, wordlist);
            return new RuntimeClient(new Providers(choice));
        }
    }
}
