package wormhole.transit.hint;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import wormhole.api.transit.Abilities;
import wormhole.api.transit.Hint;
import wormhole.json.StrictJson;

/** Writes hints and abilities as every implementation reads them. */
public final class HintWriter {
    private HintWriter() {}

    /**
     * Writes hints.
     *
     * @param hints in order
     * @return the value of {@code hints-v1}
     */
    public static JsonArray write(List<? extends Hint> hints) {
        var array = StrictJson.newArray();
        hints.forEach(hint -> array.add(write(hint)));
        return array.build();
    }

    /**
     * Writes one hint.
     *
     * @param hint any
     * @return an item of {@code hints-v1}
     */
    public static JsonObject write(Hint hint) {
        if (hint instanceof Hint.Relay relay) {
            return typed(Abilities.RELAY).add("hints", write(relay.addresses())).build();
        }
        if (hint instanceof Hint.WebSocket socket) {
            return typed("websocket-v1").add("url", socket.url()).build();
        }
        return tcp((Hint.Tcp) hint);
    }

    /**
     * Writes abilities.
     *
     * @param abilities any
     * @return the value of {@code abilities-v1}
     */
    public static JsonArray write(Abilities abilities) {
        var array = StrictJson.newArray();
        abilities.types().forEach(type -> array.add(typed(type)));
        return array.build();
    }

    private static JsonObject tcp(Hint.Tcp hint) {
        return typed(hint instanceof Hint.TorTcp ? Abilities.TOR_TCP : Abilities.DIRECT_TCP)
                .add("priority", hint.priority())
                .add("hostname", hint.host())
                .add("port", hint.port())
                .build();
    }

    private static JsonObjectBuilder typed(String type) {
        return StrictJson.newObject().add("type", type);
    }
}
