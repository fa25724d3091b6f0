package wormhole.transit.hint;

import java.util.Locale;
import java.util.Optional;

/**
 * Which addresses we connect to because a peer said so. A peer must not make us knock at services that trust this machine:
 * link-local addresses, among them where clouds keep a machine's secrets (169.254.169.254), and multicast are never dialled;
 * this machine itself only if allowed. Addresses in a private network are: that is where most peers are.
 *
 * @param local whether this machine's own addresses are dialled
 */
public record AddressRules(boolean local) {
    /**
     * What is wrong with a host that a peer named.
     *
     * @param host a name or a literal address, without brackets
     * @return why it is not dialled; empty if it is. A name may still resolve to anything: ask again with what it resolved to.
     */
    public Optional<String> objection(String host) {
        if (IpLiteral.isDisguised(host)) {
            return Optional.of("an address in disguise");
        }
        if (!local && isLocalName(host)) {
            return Optional.of("this machine itself");
        }
        return IpLiteral.of(host).flatMap(this::objection).or(() -> malformed(host));
    }

    private Optional<String> objection(IpLiteral address) {
        if (address.isNoPeer() || address.isMetadata()) {
            return Optional.of("no address of a peer");
        }
        return address.isLocal() && !local ? Optional.of("this machine itself") : Optional.empty();
    }

    private static Optional<String> malformed(String host) {
        var literal = host.indexOf(':') >= 0;
        return literal && IpLiteral.of(host).isEmpty() ? Optional.of("no address") : Optional.empty();
    }

    private static boolean isLocalName(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        var bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return bare.equals("localhost") || bare.endsWith(".localhost");
    }
}
