package wormhole.mailbox.server.wire;

import java.nio.charset.StandardCharsets;

/** A message of the server: JSON in ASCII, everything else escaped, as the reference writes it. */
public final class Frame {
    private final byte[] ascii;

    Frame(byte[] ascii) {
        this.ascii = ascii;
    }

    /**
     * The bytes, for a text message. They are shared between all who get this frame.
     *
     * @return not to be changed
     */
    public byte[] bytes() {
        return ascii;
    }

    /** The JSON text. */
    @Override
    public String toString() {
        return new String(ascii, StandardCharsets.US_ASCII);
    }
}
