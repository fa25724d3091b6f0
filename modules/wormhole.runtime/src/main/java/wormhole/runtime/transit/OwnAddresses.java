package wormhole.runtime.transit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wormhole.api.transit.Hint;

/**
 * How this machine can be reached: the addresses of its interfaces, IPv4 first, and what the mailbox server sees. Loopback
 * counts only where there is nothing else, as in the reference ({@code ipaddrs.py}, {@code transit.py} {@code _get_direct_hints}).
 */
final class OwnAddresses {
    // A machine full of containers has more; a peer takes 32, relays included.
    private static final int MOST = 16;

    private final List<String> hosts;
    private final boolean onlyLoopback;

    private OwnAddresses(List<String> hosts, boolean onlyLoopback) {
        this.hosts = hosts;
        this.onlyLoopback = onlyLoopback;
    }

    static OwnAddresses find() {
        return of(interfaces());
    }

    static OwnAddresses of(List<InetAddress> addresses) {
        var v4 = new LinkedHashSet<String>();
        var v6 = new LinkedHashSet<String>();
        for (var address : addresses) {
            if (isOfUse(address)) {
                (address instanceof Inet4Address ? v4 : v6).add(text(address));
            }
        }
        v4.addAll(v6);
        return v4.isEmpty() ? new OwnAddresses(List.of("127.0.0.1"), true) : new OwnAddresses(List.copyOf(v4), false);
    }

    private static boolean isOfUse(InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isAnyLocalAddress()
                && !address.isMulticastAddress();
    }

    private static String text(InetAddress address) {
        var text = address.getHostAddress();
        var zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    private static List<InetAddress> interfaces() {
        try {
            var found = new ArrayList<InetAddress>();
            for (var each : NetworkInterface.networkInterfaces().toList()) {
                if (each.isUp()) {
                    each.inetAddresses().forEach(found::add);
                }
            }
            return found;
        } catch (SocketException e) {
            return List.of();
        }
    }

    /** Whether nobody but this machine itself can reach it, so that its own addresses are what peers tell each other. */
    boolean onlyLoopback() {
        return onlyLoopback;
    }

    List<Hint.DirectTcp> hints(int port, Optional<String> seenByServer) {
        Set<String> all = new LinkedHashSet<>(hosts.subList(0, Math.min(MOST, hosts.size())));
        seenByServer.ifPresent(all::add);
        return all.stream().map(host -> new Hint.DirectTcp(host, port, 0.0)).toList();
    }
}
