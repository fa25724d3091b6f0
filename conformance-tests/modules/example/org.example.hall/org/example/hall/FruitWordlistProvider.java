package org.example.hall;

import java.util.List;
import wormhole.spi.wordlist.Wordlist;
import wormhole.spi.wordlist.WordlistProvider;

/** Eight fruits, for first words and second. Too few for real use: three bits a word. */
public final class FruitWordlistProvider implements WordlistProvider {
    private static final List<String> FRUITS =
            List.of("apple", "banana", "cherry", "damson", "elderberry", "fig", "grape", "huckleberry");

    @Override
    public String id() {
        return "example.org/fruit";
    }

    @Override
    public Wordlist wordlist() {
        return position -> FRUITS;
    }
}
