package wormhole.transit.relay.match;

import java.nio.charset.StandardCharsets;

/** Everything a relay ever says itself. */
public enum Reply {
    /** What comes from now on is from the other side. */
    OK("ok\n"),
    /** The line was none. */
    BAD_HANDSHAKE("bad handshake\n"),
    /** More came before {@link #OK}. */
    IMPATIENT("impatient\n");

    private final String text;

    Reply(String text) {
        this.text = text;
    }

    /**
     * As it goes over the wire.
     *
     * @return a new array
     */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
