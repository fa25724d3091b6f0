/**
 * What a provider implements: the seams of the wormhole SDK.
 *
 * <p>A provider is found by {@link java.util.ServiceLoader}; it is chosen by the rules of the runtime's one selector: an
 * object handed in wins, then the id asked for, then the highest preference; a tie is an error.
 */
module wormhole.spi {
    requires static org.jspecify;

    exports wormhole.spi;
    exports wormhole.spi.crypto;
    exports wormhole.spi.mailbox;
    exports wormhole.spi.stream;
    exports wormhole.spi.wordlist;
    exports wormhole.spi.journal;
}
