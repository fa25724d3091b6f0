package wormhole.mailbox.server.hub;

import wormhole.server.Addresses;

/**
 * Where a client seems to connect from, as it is told in {@code your-address}.
 *
 * @param host a literal IPv4 or IPv6 address, without brackets
 * @param port 0 to 65535
 */
public record PeerAddress(String host, int port) {
    /** Reports an IPv4 address that came wrapped in IPv6 as IPv4, as the reference does. */
    public PeerAddress {
        host = Addresses.unwrapped(host);
    }

    boolean ipv6() {
        return host.indexOf(':') >= 0;
    }
}
