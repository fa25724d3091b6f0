package wormhole.transport.tcp;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.Channel;
import java.nio.channels.NetworkChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import wormhole.spi.stream.HostPort;

/** Names and addresses, and what every connection is set to. */
final class Addresses {
    private static final int MOST = 16;

    private Addresses() {}

    static HostPort hostPort(InetSocketAddress address) {
        return new HostPort(address.getAddress().getHostAddress(), address.getPort());
    }

    /** Whether the host is an address, so that finding it asks nobody. */
    static boolean literal(String host) {
        return host.indexOf(':') >= 0 || ipv4(host);
    }

    /** Four numbers and three dots; the system decides whether the numbers are small enough. */
    private static boolean ipv4(String host) {
        int dots = 0;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
            dots += c == '.' ? 1 : 0;
        }
        return dots == 3;
    }

    /** All addresses of a host, families in turn, beginning with the one the system prefers (RFC 8305 section 4). */
    static List<InetAddress> resolve(String host) throws UnknownHostException {
        return interleaved(List.of(InetAddress.getAllByName(host)));
    }

    static List<InetAddress> interleaved(List<InetAddress> found) {
        var preferred = new ArrayDeque<InetAddress>();
        var others = new ArrayDeque<InetAddress>();
        boolean ipv4First = found.get(0) instanceof Inet4Address;
        found.forEach(a -> (a instanceof Inet4Address == ipv4First ? preferred : others).add(a));
        var order = new ArrayList<InetAddress>();
        while (order.size() < Math.min(MOST, found.size())) {
            var next = (order.size() % 2 == 0 || others.isEmpty()) && !preferred.isEmpty() ? preferred : others;
            order.add(next.remove());
        }
        return order;
    }

    static void prepare(NetworkChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
    }

    static void closeQuietly(Channel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // It is gone either way, and nobody waits for it.
            Loop.log(System.Logger.Level.DEBUG, "closing a channel failed: " + e.getMessage());
        }
    }
}
