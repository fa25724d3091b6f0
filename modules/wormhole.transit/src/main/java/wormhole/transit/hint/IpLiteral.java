package wormhole.transit.hint;

import java.util.Arrays;
import java.util.Optional;

/** An address written in numbers, read without asking any resolver. */
final class IpLiteral {
    private final int[] bytes;

    private IpLiteral(int[] bytes) {
        this.bytes = bytes;
    }

    /** Reads a dotted quad, or an IPv6 address with or without a zone; empty if it is neither. */
    static Optional<IpLiteral> of(String host) {
        if (host.indexOf(':') >= 0) {
            var zone = host.indexOf('%');
            return v6(zone < 0 ? host : host.substring(0, zone));
        }
        return v4(host);
    }

    /**
     * Whether a resolver may take this text for an IPv4 address although it is no dotted quad: {@code 127.1}, {@code
     * 2130706433}, {@code 0x7f.1}.
     */
    static boolean isDisguised(String host) {
        var bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        var last = bare.substring(bare.lastIndexOf('.') + 1);
        var numeric = last.matches("(?i)[0-9]+|0x[0-9a-f]*");
        return host.indexOf(':') < 0 && numeric && of(host).isEmpty();
    }

    /** This machine itself: loopback, or the address that means none. */
    boolean isLocal() {
        var v4 = embedded();
        if (v4.length == 4) {
            return v4[0] == 127 || v4[0] == 0;
        }
        return zeros(0, 15) && bytes[15] <= 1;
    }

    /** What no peer can be reached at from here: link-local, multicast, broadcast. */
    boolean isNoPeer() {
        var v4 = embedded();
        if (v4.length == 4) {
            return v4[0] == 169 && v4[1] == 254 || v4[0] >= 224;
        }
        return bytes[0] == 0xfe && (bytes[1] & 0xc0) == 0x80 || bytes[0] == 0xff;
    }

    /** Where clouds keep the secrets of a machine, other than in 169.254: fd00:ec2::254. */
    boolean isMetadata() {
        return Arrays.equals(bytes, new int[] {0xfd, 0, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54});
    }

    // The IPv4 address itself, mapped (::ffff:a.b.c.d), compatible (::a.b.c.d) or translated (64:ff9b::a.b.c.d); else
    // nothing.
    private int[] embedded() {
        if (bytes.length == 4) {
            return bytes;
        }
        var mapped = zeros(0, 10) && bytes[10] == 0xff && bytes[11] == 0xff;
        var compatible = zeros(0, 12) && !zeros(12, 15);
        var translated = bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == 0xff && bytes[3] == 0x9b && zeros(4, 12);
        return mapped || compatible || translated ? Arrays.copyOfRange(bytes, 12, 16) : new int[0];
    }

    private boolean zeros(int from, int to) {
        return Arrays.stream(bytes, from, to).allMatch(b -> b == 0);
    }

    private static Optional<IpLiteral> v4(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        var bytes = new int[4];
        for (var i = 0; i < 4; i++) {
            if (!parts[i].matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(parts[i]) > 255) {
                return Optional.empty();
            }
            bytes[i] = Integer.parseInt(parts[i]);
        }
        return Optional.of(new IpLiteral(bytes));
    }

    private static Optional<IpLiteral> v6(String text) {
        var gap = text.indexOf("::");
        var head = groups(gap < 0 ? text : text.substring(0, gap));
        var tail = groups(gap < 0 ? "" : text.substring(gap + 2));
        var known = head.length + tail.length;
        if (head == BAD || tail == BAD || (gap < 0 ? known != 16 : known > 14)) {
            return Optional.empty();
        }
        var bytes = Arrays.copyOf(head, 16);
        System.arraycopy(tail, 0, bytes, 16 - tail.length, tail.length);
        return Optional.of(new IpLiteral(bytes));
    }

    private static final int[] BAD = new int[0];

    private static int[] groups(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        var parts = text.split(":", -1);
        var bytes = new int[2 * parts.length + 2];
        var at = 0;
        for (var i = 0; i < parts.length; i++) {
            var quad = i == parts.length - 1 ? v4(parts[i]) : Optional.<IpLiteral>empty();
            if (quad.isPresent()) {
                System.arraycopy(quad.get().bytes, 0, bytes, at, 4);
                at += 4;
            } else if (parts[i].matches("[0-9a-fA-F]{1,4}")) {
                var group = Integer.parseInt(parts[i], 16);
                bytes[at++] = group >> 8;
                bytes[at++] = group & 0xff;
            } else {
                return BAD;
            }
        }
        return at > 16 ? BAD : Arrays.copyOf(bytes, at);
    }
}
