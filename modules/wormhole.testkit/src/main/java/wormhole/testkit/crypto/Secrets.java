package wormhole.testkit.crypto;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wormhole.spi.crypto.SecretBytes;

/** Every secret of a simulated world, and all that would betray one. */
public final class Secrets {
    // Shorter ones would be found in innocent text.
    private static final int SHORTEST_BYTES = 16;

    private final Map<SecretBytes, String> handedOut = new IdentityHashMap<>();
    private final List<SecretBytes> inOrder = new ArrayList<>();
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> hex = new HashMap<>();

    /** None yet. */
    public Secrets() {}

    /**
     * Remembers a secret that a suite handed out or was given.
     *
     * @param secret the object itself, to see whether it is wiped
     * @param what it is, for the report
     * @return the same secret
     */
    public SecretBytes handedOut(SecretBytes secret, String what) {
        mustBeWiped(secret, what);
        if (secret.length() >= SHORTEST_BYTES) {
            hex.put(secret.revealTo(HexFormat.of()::formatHex), what);
        }
        return secret;
    }

    /**
     * Remembers something that may be shown, but must not lie about.
     *
     * @param secret the object itself, to see whether it is wiped
     * @param what it is, for the report
     * @return the same secret
     */
    public SecretBytes mustBeWiped(SecretBytes secret, String what) {
        if (handedOut.put(secret, what) == null) {
            inOrder.add(secret);
        }
        return secret;
    }

    /**
     * Remembers a text nobody but the two applications may see.
     *
     * @param text at least 8 characters
     * @param what it is, for the report
     */
    public void hide(String text, String what) {
        words.put(text, what);
        words.put(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)), what);
    }

    /**
     * What a text betrays.
     *
     * @param text that strangers or logs may see
     * @return the name of a secret that stands in it, as it is or in hex
     */
    public Optional<String> betrayedBy(String text) {
        var betrayed = firstIn(text, words);
        return betrayed.isPresent() || !mayHoldHex(text) ? betrayed : firstIn(text, hex);
    }

    private static Optional<String> firstIn(String text, Map<String, String> secrets) {
        for (var entry : secrets.entrySet()) {
            if (text.contains(entry.getKey())) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    // Spares most texts the search for every key.
    private static boolean mayHoldHex(String text) {
        var run = 0;
        for (var i = 0; i < text.length(); i++) {
            run = HexFormat.isHexDigit(text.charAt(i)) ? run + 1 : 0;
            if (run == 2 * SHORTEST_BYTES) {
                return true;
            }
        }
        return false;
    }

    /**
     * The secrets that still lie in memory.
     *
     * @return what they are
     */
    public List<String> notWiped() {
        return inOrder.stream()
                .filter(secret -> !secret.isWiped())
                .map(handedOut::get)
                .toList();
    }

    /**
     * How many secrets there were.
     *
     * @return objects
     */
    public int size() {
        return inOrder.size();
    }
}
