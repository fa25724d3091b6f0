package wormhole.mailbox.server.wire;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Optional;

/**
 * What a client says it is, taken from {@code client_version} as Python's {@code [0]} and {@code [1]} take it.
 *
 * @param implementation its name, cut to 100 characters
 * @param version of which version, cut likewise
 */
public record ClientVersion(Optional<String> implementation, Optional<String> version) {
    private static final String KEY = "client_version";

    /**
     * Reads it.
     *
     * @param bind the command that binds
     * @return both absent if the client does not say
     * @throws MalformedException if it is not two things
     */
    public static ClientVersion of(Command bind) throws MalformedException {
        if (!bind.has(KEY)) {
            return new ClientVersion(Optional.empty(), Optional.empty());
        }
        var plain = bind.plainTexts(KEY).filter(texts -> texts.size() >= 2);
        if (plain.isPresent()) {
            return new ClientVersion(
                    cut(Optional.of(plain.get().get(0))),
                    cut(Optional.of(plain.get().get(1))));
        }
        var value = bind.value(KEY);
        if (value instanceof JsonArray list && list.size() >= 2) {
            return new ClientVersion(cut(Command.scalar(list.get(0))), cut(Command.scalar(list.get(1))));
        }
        if (value instanceof JsonString text && text.getString().length() >= 2) {
            var both = text.getString();
            return new ClientVersion(Optional.of(both.substring(0, 1)), Optional.of(both.substring(1, 2)));
        }
        throw new MalformedException("client_version is not two things");
    }

    // It goes into a log that somebody reads.
    private static Optional<String> cut(Optional<String> text) {
        return text.map(whole -> whole.substring(0, Math.min(whole.length(), 100)));
    }
}
