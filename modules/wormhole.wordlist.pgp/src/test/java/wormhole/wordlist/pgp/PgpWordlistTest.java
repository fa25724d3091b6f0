package wormhole.wordlist.pgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import wormhole.spi.wordlist.Wordlist;

final class PgpWordlistTest {
    private final Wordlist wordlist = new PgpWordlistProvider().wordlist();

    @Test
    void theFirstWordHasThreeSyllables() {
        assertEquals("adroitness", wordlist.wordsAt(0).get(0));
        assertEquals("yucatan", wordlist.wordsAt(0).get(255));
        assertEquals("aardvark", wordlist.wordsAt(1).get(0));
        assertEquals("zulu", wordlist.wordsAt(1).get(255));
    }

    @Test
    void theColumnsAlternate() {
        assertEquals(wordlist.wordsAt(0), wordlist.wordsAt(2));
        assertEquals(wordlist.wordsAt(1), wordlist.wordsAt(3));
    }

    @Test
    void aNegativePositionIsTheCallersMistake() {
        assertThrows(IllegalArgumentException.class, () -> wordlist.wordsAt(-1));
    }

    @Test
    void theTableIsTheOneOfTheReference() throws NoSuchAlgorithmException {
        var table = new StringBuilder();
        for (var i = 0; i < 256; i++) {
            table.append("%02x %s %s%n"
                    .formatted(
                            i, wordlist.wordsAt(1).get(i), wordlist.wordsAt(0).get(i))
                    .replace(System.lineSeparator(), "\n"));
        }
        var digest =
                MessageDigest.getInstance("SHA-256").digest(table.toString().getBytes(StandardCharsets.US_ASCII));
        assertEquals(
                "cacd83bea851532c0fed1202da82620791f2e08c858cb5c56ab61d449befa404",
                HexFormat.of().formatHex(digest));
    }
}
