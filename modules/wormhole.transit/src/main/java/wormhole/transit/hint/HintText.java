package wormhole.transit.hint;

import wormhole.api.transit.Hint;
import wormhole.core.wire.Printable;

/** Hints for people, in the words of the reference ({@code _hints.py}, {@code describe_hint_obj}). */
public final class HintText {
    private static final int MAX_LENGTH = 300;

    private HintText() {}

    /**
     * A connection that we make.
     *
     * @param address where to
     * @param relay whether it is a relay's
     * @param tor whether it goes through Tor
     * @return such as {@code ->relay:tcp:HOST:PORT}; printable
     */
    public static String outgoing(Hint.Address address, boolean relay, boolean tor) {
        return Printable.cut((tor ? "tor->" : "->") + (relay ? "relay:" : "") + place(address), MAX_LENGTH);
    }

    /**
     * A connection that came in.
     *
     * @param peer where from, as the driver names it
     * @return such as {@code <-HOST:PORT}; printable
     */
    public static String incoming(String peer) {
        return Printable.cut("<-" + peer, MAX_LENGTH);
    }

    private static String place(Hint.Address address) {
        if (address instanceof Hint.Tcp tcp) {
            return (tcp instanceof Hint.TorTcp ? "tor:" : "tcp:") + tcp.host() + ":" + tcp.port();
        }
        return ((Hint.WebSocket) address).url();
    }
}
