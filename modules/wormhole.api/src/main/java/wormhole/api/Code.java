package wormhole.api;

import java.text.Normalizer;
import wormhole.api.error.CodeFormatException;

/**
 * A wormhole code: a nameplate, a hyphen and words, such as {@code 7-crossover-clockwork}. The whole of it is the password.
 * Its {@link #toString} hides the words; {@link #reveal} shows them.
 */
public final class Code {
    /** The most characters a code may have; people type them. */
    public static final int MAX_LENGTH = 1024;

    private final String text;
    private final Nameplate nameplate;

    private Code(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new CodeFormatException("Code is longer than " + MAX_LENGTH + " characters.");
        }
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new CodeFormatException("Code holds half a character.");
        }
        this.text = text;
        this.nameplate = new Nameplate(text.indexOf('-') < 0 ? text : text.substring(0, text.indexOf('-')));
    }

    /**
     * Takes a whole code as it was told. Nothing is trimmed and no case is folded: {@code 4-Purple} and {@code 4-purple} are
     * different codes, as in every implementation. Two spellings that are equal in NFC are the same code.
     *
     * @param text the whole code
     * @return the code
     * @throws CodeFormatException it holds a space, is longer than {@value #MAX_LENGTH} characters, or does not begin with a
     *     nameplate. What it shows is in the reference's words where there are any ({@code _code.py}, {@code _nameplate.py}).
     */
    public static Code of(String text) {
        if (text.indexOf(' ') >= 0) {
            throw new CodeFormatException("Code contains spaces.", "Code '" + text + "' contains spaces.");
        }
        return new Code(text);
    }

    /**
     * Puts a code together from its two parts, typed one after the other. As in the reference, the words are taken as they
     * are, spaces included ({@code _input.py}).
     *
     * @param nameplate the number
     * @param words what follows the nameplate and its hyphen
     * @return the code
     * @throws CodeFormatException it is longer than {@value #MAX_LENGTH} characters
     */
    public static Code of(Nameplate nameplate, String words) {
        return new Code(nameplate + "-" + words);
    }

    /**
     * Splits a whole line typed at a prompt ({@code _rlcompleter.py}).
     *
     * @param line without the line break
     * @return the code
     * @throws CodeFormatException there is no hyphen, or no nameplate before it
     */
    public static Code typed(String line) {
        var hyphen = line.indexOf('-');
        if (hyphen < 0) {
            throw new CodeFormatException("incomplete wormhole code");
        }
        return of(new Nameplate(line.substring(0, hyphen)), line.substring(hyphen + 1));
    }

    /**
     * What follows the nameplate and its hyphen.
     *
     * @return the words; empty if there are none. Secret.
     */
    public String words() {
        return text.substring(Math.min(text.length(), nameplate.value().length() + 1));
    }

    /**
     * The number in front.
     *
     * @return what the mailbox server is told
     */
    public Nameplate nameplate() {
        return nameplate;
    }

    /**
     * The whole code as it was given, to show it to the person who passes it on.
     *
     * @return the secret: keep it out of logs and argument lists
     */
    public String reveal() {
        return text;
    }

    /**
     * The password both sides must have in common.
     *
     * @return the whole code in NFC
     */
    public String normalized() {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Equal if the passwords are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Code that && normalized().equals(that.normalized());
    }

    /** Depends on the nameplate alone. */
    @Override
    public int hashCode() {
        return nameplate.hashCode();
    }

    /** The nameplate, and dots for the words. */
    @Override
    public String toString() {
        return nameplate + "-…";
    }
}
