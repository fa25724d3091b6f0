package wormhole.api.transit;

import java.net.URI;

/** What a hint may hold. */
final class Addresses {
    private static final int MAX_HOST = 255;
    private static final int MAX_URL = 2048;

    private Addresses() {}

    static void check(String host, int port, double priority) {
        if (host.isEmpty() || host.length() > MAX_HOST || !host.codePoints().allMatch(Addresses::isPlain)) {
            throw new IllegalArgumentException("not a host name or address");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
        }
        if (!Double.isFinite(priority)) {
            throw new IllegalArgumentException("a priority is a finite number");
        }
    }

    private static boolean isPlain(int c) {
        var type = Character.getType(c);
        return c > ' '
                && type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && !Character.isSpaceChar(c);
    }

    /** The host of a WebSocket URL; refuses what is none. */
    static String hostOf(String text) {
        if (text.length() > MAX_URL) {
            throw new IllegalArgumentException("a WebSocket URL has at most " + MAX_URL + " characters");
        }
        var url = URI.create(text);
        var scheme = url.getScheme();
        var known = "ws".equalsIgnoreCase(scheme) || "wss".equalsIgnoreCase(scheme);
        if (!known || url.getHost() == null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("a WebSocket URL is ws or wss, with a host, without user information");
        }
        return url.getHost();
    }

    /** Whether a text is an IPv6 address of hex groups, without zone and without a dotted part. */
    static boolean isIpv6(String text) {
        var gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text) == 8;
        }
        var before = text.substring(0, gap);
        var after = text.substring(gap + 2);
        var left = before.isEmpty() ? 0 : groups(before);
        var right = after.isEmpty() ? 0 : groups(after);
        return left >= 0 && right >= 0 && left + right <= 7;
    }

    // How many groups of one to four hex digits stand between single colons; -1000 if there is anything else.
    private static int groups(String text) {
        var parts = text.split(":", -1);
        for (var part : parts) {
            if (part.isEmpty() || part.length() > 4 || !part.chars().allMatch(c -> c < 0x80 && isHex(c))) {
                return -1000;
            }
        }
        return parts.length;
    }

    private static boolean isHex(int c) {
        return Character.digit(c, 16) >= 0;
    }
}
