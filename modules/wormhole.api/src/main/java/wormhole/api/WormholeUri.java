package wormhole.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import wormhole.api.error.CodeFormatException;

/**
 * A code as a link or QR code: {@code wormhole-transfer:7-crossover-clockwork}, optionally with the mailbox server and the role
 * of whoever opens it (the protocols repository, {@code uri-scheme.md}). Holds a code, so it is secret; its text form hides the
 * words.
 *
 * @param code the code
 * @param mailbox the mailbox server; empty for the public one
 * @param role of whoever opens the link
 */
public record WormholeUri(Code code, Optional<URI> mailbox, Role role) {
    /** The scheme, without the colon. */
    public static final String SCHEME = "wormhole-transfer";

    private static final String PREFIX = SCHEME + ":";
    private static final int MAX_LENGTH = 4096;
    private static final Set<String> MAILBOX_SCHEMES = Set.of("ws", "wss");

    /** What whoever opens the link does. */
    public enum Role {
        /** Receives. */
        FOLLOWER,
        /** Sends. */
        LEADER
    }

    /**
     * Whether a text begins like a link of this kind.
     *
     * @param text anything
     * @return true if {@link #parse} is the thing to call
     */
    public static boolean looksLikeOne(String text) {
        return text.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /**
     * Reads a link. What is not understood is refused: a link of a later version may mean something else.
     *
     * @param text the whole link
     * @return what it says
     * @throws CodeFormatException it is none: wrong scheme, a host part, bad percent encoding, an unknown or repeated field,
     *     another version than 0, a mailbox server that is no {@code ws:} or {@code wss:} address, or no code
     */
    public static WormholeUri parse(String text) {
        if (text.length() > MAX_LENGTH || !looksLikeOne(text)) {
            throw refused("it does not begin with " + PREFIX + " or is too long");
        }
        var rest = text.substring(PREFIX.length());
        if (rest.startsWith("/") || rest.indexOf('#') >= 0) {
            throw refused("it has a host, a path or a fragment");
        }
        var question = rest.indexOf('?');
        var code = Code.of(decode(question < 0 ? rest : rest.substring(0, question)));
        var fields = new Fields();
        if (question >= 0) {
            fields.readAll(rest.substring(question + 1));
        }
        return new WormholeUri(code, fields.mailbox, fields.role);
    }

    /**
     * Writes the link, with everything percent-encoded that needs it.
     *
     * @return the secret link
     */
    public String reveal() {
        var link = new StringBuilder(PREFIX).append(encode(code.reveal()));
        var separator = '?';
        if (mailbox.isPresent()) {
            link.append("?version=0&rendezvous=").append(encode(mailbox.get().toString()));
            separator = '&';
        }
        return role == Role.LEADER
                ? link.append(separator).append("role=leader").toString()
                : link.toString();
    }

    @Override
    public String toString() {
        return PREFIX + code;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        var bytes = ByteBuffer.allocate(3 * text.length());
        for (var i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            if (c == '%') {
                bytes.put((byte) percent(text, i));
                i += 3;
            } else if (Character.getType(c) == Character.SURROGATE) {
                throw refused("it holds half a character");
            } else {
                bytes.put(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(c);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw refused("its percent encoding is not UTF-8");
        }
    }

    private static int percent(String text, int at) {
        if (at + 2 >= text.length()
                || !HexFormat.isHexDigit(text.charAt(at + 1))
                || !HexFormat.isHexDigit(text.charAt(at + 2))) {
            throw refused("its percent encoding is broken");
        }
        return HexFormat.fromHexDigits(text, at + 1, at + 3);
    }

    private static CodeFormatException refused(String why) {
        return new CodeFormatException("not a wormhole link: " + why);
    }

    /** The fields after the question mark. */
    private static final class Fields {
        private Optional<URI> mailbox = Optional.empty();
        private Role role = Role.FOLLOWER;
        private final Set<String> read = new HashSet<>();

        void readAll(String query) {
            for (var field : query.split("&", -1)) {
                var equals = field.indexOf('=');
                if (equals < 0 || !read.add(field.substring(0, equals))) {
                    throw refused("a field has no value, or is there twice");
                }
                read(field.substring(0, equals), decode(field.substring(equals + 1)));
            }
        }

        private void read(String name, String value) {
            switch (name) {
                case "version" -> {
                    if (!value.equals("0")) {
                        throw refused("its version is not 0");
                    }
                }
                case "rendezvous" -> mailbox = Optional.of(mailbox(value));
                case "role" -> role = role(value);
                default -> throw refused("it has a field that this version does not know");
            }
        }

        private static Role role(String value) {
            return switch (value) {
                case "follower" -> Role.FOLLOWER;
                case "leader" -> Role.LEADER;
                default -> throw refused("its role is neither follower nor leader");
            };
        }

        private static URI mailbox(String value) {
            try {
                var uri = new URI(value);
                var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
                if (!MAILBOX_SCHEMES.contains(scheme) || uri.getHost() == null || uri.getUserInfo() != null) {
                    throw refused("its mailbox server is not a ws: or wss: address");
                }
                return uri;
            } catch (URISyntaxException e) {
                throw refused("its mailbox server is not an address");
            }
        }
    }
}
