package wormhole.api.transit;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * A relay as a person types it: {@code tcp:HOST:PORT} or {@code tcp:[IPV6]:PORT}, then {@code :priority=NUMBER} if wished.
 * Other pieces are ignored, and the last priority counts, as in the reference ({@code _hints.py}, {@code parse_hint_argv}).
 *
 * @param host as typed; may be empty, which no hint may be
 * @param port as typed; may be more than a port can be
 * @param priority 0 unless typed
 */
public record HintArgument(String host, int port, double priority) {
    // As the reference writes them; its \d knows the digits of every script.
    private static final Pattern TYPE = Pattern.compile("^([a-zA-Z0-9]+):(.*)$");
    private static final Pattern BRACKETS = Pattern.compile("^\\[([a-zA-Z0-9:]+)\\]:(.*)$");
    private static final Pattern FLOAT = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final int MAX_LENGTH = 1024;

    /**
     * Reads what was typed.
     *
     * @param text such as {@code tcp:relay.example.org:4001}
     * @return what it says, not yet checked: see {@link #relay}
     * @throws IllegalArgumentException it cannot be read; the message is the reference's, one line, and quotes the text
     */
    public static HintArgument parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a hint has at most " + MAX_LENGTH + " characters");
        }
        var typed = TYPE.matcher(text);
        if (!typed.find()) {
            throw refused("unparseable hint", text);
        }
        if (!typed.group(1).equals("tcp")) {
            throw new IllegalArgumentException("unknown hint type '" + typed.group(1) + "' in '" + text + "'");
        }
        var pieces = pieces(typed.group(2), text);
        return new HintArgument(pieces.get(0), port(pieces.get(1), text), priority(pieces, text));
    }

    /**
     * The hint that was typed.
     *
     * @return a relay with this one address
     * @throws IllegalArgumentException the host is empty, or the port is not 1 to 65535
     */
    public Hint.Relay relay() {
        return new Hint.Relay(List.of(new Hint.DirectTcp(host, port, priority)));
    }

    private static List<String> pieces(String value, String text) {
        var brackets = BRACKETS.matcher(value);
        if (brackets.find()) {
            if (!Addresses.isIpv6(brackets.group(1))) {
                throw refused("invalid IPv6 address in TCP hint", text);
            }
            var rest = (":" + brackets.group(2)).split(":", -1);
            rest[0] = brackets.group(1);
            return Arrays.asList(rest);
        }
        var pieces = value.split(":", -1);
        if (pieces.length < 2) {
            throw refused("unparseable TCP hint (need more colons)", text);
        }
        return Arrays.asList(pieces);
    }

    private static int port(String piece, String text) {
        if (piece.isEmpty() || !piece.codePoints().allMatch(Character::isDigit)) {
            throw refused("non-numeric port in TCP hint", text);
        }
        var port = 0L;
        for (var digit : piece.codePoints().toArray()) {
            port = Math.min(Integer.MAX_VALUE, 10 * port + Character.digit(digit, 10));
        }
        return (int) port;
    }

    private static double priority(List<String> pieces, String text) {
        var priority = 0.0;
        for (var piece : pieces.subList(2, pieces.size())) {
            if (piece.startsWith("priority=")) {
                priority = number(piece.split("=", -1)[1])
                        .orElseThrow(() -> refused("non-float priority= in TCP hint", text));
            }
        }
        return priority;
    }

    // As Python's float() reads it: the digits of every script, and an underscore between two.
    private static OptionalDouble number(String text) {
        var spelled = new StringBuilder();
        text.strip().codePoints().forEach(c -> spelled.appendCodePoint(Character.isDigit(c) ? plainDigit(c) : c));
        var plain = spelled.toString().replaceAll("(?<=[0-9])_(?=[0-9])", "");
        if (!FLOAT.matcher(plain).matches()) {
            return OptionalDouble.empty();
        }
        var number = Double.parseDouble(plain);
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    private static int plainDigit(int digit) {
        return '0' + Character.digit(digit, 10);
    }

    private static IllegalArgumentException refused(String why, String text) {
        return new IllegalArgumentException(why + " '" + text + "'");
    }
}
