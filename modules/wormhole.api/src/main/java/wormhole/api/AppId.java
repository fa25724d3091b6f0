package wormhole.api;

import java.text.Normalizer;

/**
 * What an application calls itself. Only wormholes of the same application meet; each has nameplates of its own. By custom
 * it begins with a domain the author owns: {@code example.com/my-tool}.
 *
 * @param value 1 to 256 characters, as given; normalised to NFC where it enters a key
 */
public record AppId(String value) {
    /** The one of {@code wormhole send} and {@code wormhole receive} in every implementation. */
    public static final AppId FILE_TRANSFER = new AppId("lothar.com/wormhole/text-or-file-xfer");

    /** Checks the length and that it can be written as UTF-8. */
    public AppId {
        if (value.isEmpty() || value.length() > 256) {
            throw new IllegalArgumentException("an appid has 1 to 256 characters, not " + value.length());
        }
        if (value.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new IllegalArgumentException("an appid holds no half of a surrogate pair");
        }
    }

    /**
     * The form that enters a key.
     *
     * @return in NFC
     */
    public String normalized() {
        return Normalizer.normalize(value, Normalizer.Form.NFC);
    }

    @Override
    public String toString() {
        return value;
    }
}
