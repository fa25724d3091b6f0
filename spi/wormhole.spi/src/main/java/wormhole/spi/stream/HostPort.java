package wormhole.spi.stream;

/**
 * An address that is not resolved yet: whoever dials decides who resolves it, so that a proxy or Tor is never bypassed.
 *
 * @param host a name or a literal address, without brackets; not empty, no white space or control characters
 * @param port 0 to 65535; 0 only where a port is to be chosen
 */
public record HostPort(String host, int port) {
    /** Checks host and port. */
    public HostPort {
        if (host.isEmpty() || host.length() > 255 || !printable(host)) {
            throw new IllegalArgumentException("not a host name or address");
        }
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
    }

    private static boolean printable(String host) {
        for (int i = 0; i < host.length(); i++) {
            if (host.charAt(i) <= ' ' || host.charAt(i) == 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** {@code host:port}, an IPv6 address in brackets. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
