package wormhole.conformance.vectors;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.HexFormat;
import wormhole.spi.crypto.SecretBytes;

/** Builds results in the shape of {@code out}. */
final class Results {
    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private final JsonObjectBuilder object = PROVIDER.createObjectBuilder();

    static Results with(String member, String text) {
        return new Results().and(member, text);
    }

    static Results with(String member, byte[] bytes) {
        return new Results().and(member, bytes);
    }

    static Results with(String member, SecretBytes secret) {
        return new Results().and(member, secret);
    }

    Results and(String member, String text) {
        object.add(member, text);
        return this;
    }

    Results and(String member, boolean value) {
        object.add(member, value);
        return this;
    }

    Results and(String member, int number) {
        object.add(member, number);
        return this;
    }

    Results and(String member, byte[] bytes) {
        return and(member, HexFormat.of().formatHex(bytes));
    }

    Results and(String member, SecretBytes secret) {
        String hex = secret.revealTo(bytes -> HexFormat.of().formatHex(bytes));
        return and(member, hex);
    }

    JsonObject object() {
        return object.build();
    }

    Answer produced() {
        return new Answer.Result(object());
    }
}
