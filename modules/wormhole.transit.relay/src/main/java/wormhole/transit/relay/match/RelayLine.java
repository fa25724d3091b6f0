package wormhole.transit.relay.match;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a client asks for: {@code please relay TOKEN} or {@code please relay TOKEN for side SIDE}. Token and side are 64 and
 * 16 of {@code A-Za-z0-9_}, hexadecimal or not, as the reference takes them ({@code transit_server.py}).
 *
 * @param token what both sides of a transfer know
 * @param side which of the two it is; none from old clients
 */
record RelayLine(String token, Optional<String> side) {
    /** The longest line there may be, without its line feed. */
    static final int MAX_BYTES = 1024;

    private static final String PLEASE = "please relay ";
    private static final String FOR_SIDE = " for side ";
    private static final int TOKEN_CHARS = 64;
    private static final int SIDE_CHARS = 16;
    private static final int TOKEN_END = PLEASE.length() + TOKEN_CHARS;
    private static final int SIDE_START = TOKEN_END + FOR_SIDE.length();

    /** Empty if it is no such line. The line has no line feed. */
    static Optional<RelayLine> parse(byte[] bytes) {
        var line = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!line.startsWith(PLEASE) || !words(line, PLEASE.length(), TOKEN_END)) {
            return Optional.empty();
        }
        var token = line.substring(PLEASE.length(), TOKEN_END);
        if (line.length() == TOKEN_END) {
            return Optional.of(new RelayLine(token, Optional.empty()));
        }
        boolean sided = line.startsWith(FOR_SIDE, TOKEN_END)
                && line.length() == SIDE_START + SIDE_CHARS
                && words(line, SIDE_START, line.length());
        return sided ? Optional.of(new RelayLine(token, Optional.of(line.substring(SIDE_START)))) : Optional.empty();
    }

    private static boolean words(String line, int from, int to) {
        return line.length() >= to && line.substring(from, to).chars().allMatch(RelayLine::word);
    }

    private static boolean word(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
