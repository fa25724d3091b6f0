package wormhole.transport.ws;

import java.net.URI;
import java.util.Locale;
import wormhole.spi.stream.HostPort;

/**
 * Where a {@code ws} or {@code wss} URI (RFC 6455 section 3) leads.
 *
 * @param secure by TLS
 * @param address host without brackets, and port
 * @param hostField what goes into the {@code Host} field
 * @param path path and query, at least a slash
 */
record WebSocketTarget(boolean secure, HostPort address, String hostField, String path) {
    // What HostPort takes, and the brackets of an address.
    private static final int MAX_HOST = 255;

    static WebSocketTarget of(URI uri) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        require(scheme.equals("ws") || scheme.equals("wss"), "begins with ws: or wss:");
        // The parser takes an authority it does not understand for a registry's name, which has no host.
        var authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        require(uri.getRawUserInfo() == null && authority.indexOf('@') < 0, "has no user name");
        require(uri.getRawFragment() == null, "has no part after #");
        require(uri.getHost() != null, "has a host and a port from 1 to 65535");
        require(uri.getHost().length() <= MAX_HOST, "has a host of at most " + MAX_HOST + " characters");
        boolean secure = scheme.equals("wss");
        int port = uri.getPort() < 0 ? secure ? 443 : 80 : uri.getPort();
        require(port > 0 && port <= 65535, "has a port from 1 to 65535");
        return new WebSocketTarget(secure, new HostPort(bare(uri.getHost()), port), hostField(uri), path(uri));
    }

    private static void require(boolean met, String what) {
        if (!met) {
            throw new IllegalArgumentException("the URI of a mailbox server " + what);
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String hostField(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static String path(URI uri) {
        var ascii = URI.create(uri.toASCIIString());
        var path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }
}
