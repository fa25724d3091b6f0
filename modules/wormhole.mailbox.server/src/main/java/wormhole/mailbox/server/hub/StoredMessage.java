package wormhole.mailbox.server.hub;

import java.util.Optional;

/**
 * A message as it is kept. Phase, body and id are whatever scalar the client sent, as text, for the server does not look
 * at them; a JSON null is absent.
 *
 * @param side who added it
 * @param phase its phase
 * @param body its body, in the protocol a hex text
 * @param serverRx when it came, microseconds since 1970
 * @param id the id of the adding command
 */
public record StoredMessage(
        String side, Optional<String> phase, Optional<String> body, long serverRx, Optional<String> id) {
    // What an object of this shape costs beside its characters, on a 64-bit JVM with compressed pointers.
    private static final int OVERHEAD = 160;

    long footprint() {
        return OVERHEAD + length(phase) + length(body) + length(id);
    }

    private static int length(Optional<String> text) {
        return text.map(String::length).orElse(0);
    }
}
