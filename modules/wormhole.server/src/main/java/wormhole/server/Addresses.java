package wormhole.server;

import java.util.Locale;
import wormhole.spi.stream.HostPort;

/** Addresses as a server needs them. */
public final class Addresses {
    private static final String MAPPED = "::ffff:";

    private Addresses() {}

    /**
     * An IPv4 address that came wrapped in IPv6 as what it is: the same client may come either way.
     *
     * @param host a literal address
     * @return without the wrapping
     */
    public static String unwrapped(String host) {
        return host.toLowerCase(Locale.ROOT).startsWith(MAPPED) && host.indexOf('.') > 0
                ? host.substring(MAPPED.length())
                : host;
    }

    /**
     * Where this machine reaches what listens.
     *
     * @param listening address and port; for all addresses, the result names 127.0.0.1
     * @return to be dialled
     */
    public static HostPort dialable(HostPort listening) {
        var everywhere = listening.host().matches("0\\.0\\.0\\.0|::|(0:){7}0");
        return everywhere ? new HostPort("127.0.0.1", listening.port()) : listening;
    }
}
