package wormhole.transit.contest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import wormhole.api.transit.Abilities;
import wormhole.api.transit.Hint;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitOptions.Paths;
import wormhole.transit.hint.AddressRules;

/**
 * The rules of one contest.
 *
 * @param options what the application wants
 * @param rules which of the peer's addresses are dialled
 * @param hintTypes the kinds of address the driver can dial, as they stand in {@code hints-v1}
 */
public record ContestConfig(TransitOptions options, AddressRules rules, Set<String> hintTypes) {
    /** How many connections that came in may be in their handshake; one more, and the oldest is dropped. */
    public static final int MAX_INCOMING = 32;

    /**
     * Direct TCP alone.
     *
     * @param options what the application wants
     * @return with the options' word on local addresses
     */
    public static ContestConfig of(TransitOptions options) {
        return new ContestConfig(options, new AddressRules(options.dialLocal()), Set.of(Abilities.DIRECT_TCP));
    }

    /**
     * What the peer is told.
     *
     * @return the kinds of connection the options allow
     */
    public Abilities abilities() {
        var types = new ArrayList<String>();
        if (mayGoDirect()) {
            types.add(Abilities.DIRECT_TCP);
        }
        if (mayRelay()) {
            types.add(Abilities.RELAY);
        }
        return new Abilities(types);
    }

    boolean mayListen() {
        return options.listen() && mayGoDirect() && options.proxy().isEmpty();
    }

    boolean mayGoDirect() {
        return options.paths() != Paths.RELAY_ONLY;
    }

    boolean mayRelay() {
        return options.paths() != Paths.DIRECT_ONLY;
    }

    List<Hint.Relay> relays() {
        return mayRelay() ? options.relays() : List.of();
    }

    /** Half of what a handshake may take: with the defaults the 30 s of the reference. */
    Duration dialTimeout() {
        return options.handshakeTimeout().dividedBy(2);
    }
}
