package wormhole.filetransfer.ssh;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import wormhole.filetransfer.name.Names;

/**
 * A text that has the form of an SSH public key: one line, a known key type first, then base64, then perhaps a comment (sshd(8),
 * AUTHORIZED_KEYS FILE FORMAT). What {@code authorized_keys} allows besides, options before the type, is refused. Whether the
 * base64 holds a key of that type, {@link #key} looks at. Immutable.
 */
public final class PublicKeyLine {
    /** The longest text, in characters; as long as OpenSSH's own limit. */
    public static final int MAX_LENGTH = 16_384;

    private final String text;
    private final KeyType type;
    private final String data;
    private final String comment;

    private PublicKeyLine(String text, KeyType type, String data, String comment) {
        this.text = text;
        this.type = type;
        this.data = data;
        this.comment = comment;
    }

    /**
     * Looks at a text.
     *
     * @param text what a file holds, or what a peer sent; spaces and line breaks around it do not matter
     * @return if it has the form
     * @throws PublicKeyException it has not
     */
    public static PublicKeyLine of(String text) throws PublicKeyException {
        if (text.length() > MAX_LENGTH) {
            throw new PublicKeyException("it is longer than " + MAX_LENGTH + " characters");
        }
        if (text.contains("PRIVATE KEY")) {
            throw new PublicKeyException("it is a private key", true);
        }
        var line = stripped(text);
        if (line.isEmpty()) {
            throw new PublicKeyException("it is empty");
        }
        checkCharacters(line);
        return split(text, line);
    }

    /**
     * Looks at what a file holds.
     *
     * @param utf8 all of it
     * @return if it has the form
     * @throws PublicKeyException it has not
     */
    public static PublicKeyLine of(byte[] utf8) throws PublicKeyException {
        try {
            return of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new PublicKeyException("it is not UTF-8");
        }
    }

    private static PublicKeyLine split(String text, String line) throws PublicKeyException {
        var afterType = endOfWord(line, 0);
        var type = KeyType.called(line.substring(0, afterType))
                .orElseThrow(() -> new PublicKeyException("it does not begin with a key type that is known here"));
        var data = startOfWord(line, afterType);
        var afterData = endOfWord(line, data);
        if (data == afterData || !isBase64(line, data, afterData)) {
            throw new PublicKeyException("no base64 follows the key type");
        }
        return new PublicKeyLine(
                text, type, line.substring(data, afterData), line.substring(startOfWord(line, afterData)));
    }

    private static String stripped(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && isBlankOrBreak(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlankOrBreak(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlankOrBreak(char c) {
        return isBlank(c) || c == '\n' || c == '\r';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static void checkCharacters(String line) throws PublicKeyException {
        if (line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
            throw new PublicKeyException("it has more than one line");
        }
        if (line.codePoints().anyMatch(c -> c != '\t' && Names.isInvisible(c))) {
            throw new PublicKeyException("it holds control characters or other invisible ones");
        }
    }

    private static int endOfWord(String line, int from) {
        var i = from;
        while (i < line.length() && !isBlank(line.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int startOfWord(String line, int from) {
        var i = from;
        while (i < line.length() && isBlank(line.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isBase64(String line, int from, int to) {
        return line.substring(from, to)
                .chars()
                .allMatch(c -> c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || c >= '0' && c <= '9'
                        || c == '+'
                        || c == '/'
                        || c == '=');
    }

    /**
     * What was looked at.
     *
     * @return as it was given, with what is around the line
     */
    public String text() {
        return text;
    }

    /**
     * The key's type.
     *
     * @return such as {@code ssh-ed25519}
     */
    public String kind() {
        return type.word();
    }

    /**
     * What the owner calls it.
     *
     * @return everything after the key; empty if there is nothing
     */
    public Optional<String> comment() {
        return comment.isEmpty() ? Optional.empty() : Optional.of(comment);
    }

    /**
     * Decodes the key.
     *
     * @return if it is one of its type
     * @throws PublicKeyException it is not
     */
    public PublicKey key() throws PublicKeyException {
        return PublicKey.decode(type, data, comment);
    }

    @Override
    public String toString() {
        return kind() + " …";
    }
}
