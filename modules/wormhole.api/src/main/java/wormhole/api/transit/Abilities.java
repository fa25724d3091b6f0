package wormhole.api.transit;

import java.util.List;

/**
 * The kinds of connection a program can make, as it tells its peer ({@code abilities-v1}).
 *
 * @param types names of kinds, each at most {@value #MAX_LENGTH} characters; at most {@value #MAX_TYPES}. A peer's may hold
 *     names unknown here.
 */
public record Abilities(List<String> types) {
    /** The most kinds. */
    public static final int MAX_TYPES = 16;

    /** The longest name, in characters. */
    public static final int MAX_LENGTH = 64;

    /** A TCP connection to an address. */
    public static final String DIRECT_TCP = "direct-tcp-v1";

    /** A TCP connection through Tor. */
    public static final String TOR_TCP = "tor-tcp-v1";

    /** A connection that a relay makes of two. */
    public static final String RELAY = "relay-v1";

    /** What every implementation announces: direct and relay. */
    public static final Abilities DEFAULT = new Abilities(List.of(DIRECT_TCP, RELAY));

    /** Checks the limits. */
    public Abilities {
        types = List.copyOf(types);
        if (types.size() > MAX_TYPES || types.stream().anyMatch(type -> type.length() > MAX_LENGTH)) {
            throw new IllegalArgumentException(
                    "at most " + MAX_TYPES + " kinds of at most " + MAX_LENGTH + " characters");
        }
    }
}
