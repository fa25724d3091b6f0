package wormhole.core.session;

import wormhole.spi.crypto.CryptoSuite;
import wormhole.spi.wordlist.Wordlist;

/**
 * What a session works with but does not hold.
 *
 * @param crypto keys, ciphers and randomness
 * @param wordlist the words of allocated codes and of completion
 */
public record Tools(CryptoSuite crypto, Wordlist wordlist) {}
