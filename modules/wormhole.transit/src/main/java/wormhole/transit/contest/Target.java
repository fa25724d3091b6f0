package wormhole.transit.contest;

import wormhole.api.transit.Abilities;
import wormhole.api.transit.Hint;
import wormhole.api.transit.TransitPath;
import wormhole.transit.hint.HintText;

/**
 * Somewhere to connect to.
 *
 * @param address where
 * @param relay whether it is a relay
 * @param trusted whether it is from our own options
 */
record Target(Hint.Address address, boolean relay, boolean trusted) {
    TransitPath path() {
        return new TransitPath(relay, HintText.outgoing(address, relay, false));
    }

    /** The kind of address, as it stands in {@code hints-v1}. */
    String type() {
        if (address instanceof Hint.WebSocket) {
            return "websocket-v1";
        }
        return address instanceof Hint.TorTcp ? Abilities.TOR_TCP : Abilities.DIRECT_TCP;
    }

    String host() {
        return address instanceof Hint.Tcp tcp ? tcp.host() : ((Hint.WebSocket) address).host();
    }

    double priority() {
        return address instanceof Hint.Tcp tcp ? tcp.priority() : 0;
    }
}
