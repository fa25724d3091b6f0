package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.Set;
import wormhole.conformance.server.ServerTranscript;

/** Makes a {@code server_transcript} of wishes: who speaks is connected first, and says who it is. */
final class ServerScript {
    private final JsonArrayBuilder steps = Json.createArrayBuilder();
    private final Set<String> connected = new HashSet<>();

    /** Who claims nameplates has no other mailboxes: docs/deviations.md, the last close of a mailbox. */
    void wish(JsonObject wish) {
        var step = wish;
        if (wish.containsKey("send")
                && wish.getJsonObject("send").getString("type").matches("claim|release")) {
            step = Json.createObjectBuilder(wish)
                    .add("conn", "claims-" + wish.getString("conn"))
                    .build();
        }
        if (step.containsKey("connect")) {
            connect(step.getString("connect"));
        } else if (step.containsKey("disconnect")) {
            if (connected.remove(step.getString("disconnect"))) {
                steps.add(step);
            }
        } else {
            if (step.containsKey("conn")) {
                connect(step.getString("conn"));
            }
            steps.add(step);
        }
    }

    private void connect(String name) {
        if (connected.add(name)) {
            steps.add(Json.createObjectBuilder().add("connect", name));
            steps.add(Json.createObjectBuilder()
                    .add("conn", name)
                    .add(
                            "send",
                            Json.createObjectBuilder()
                                    .add("type", "bind")
                                    .add("id", "0200")
                                    .add("appid", "app")
                                    .add("side", "side" + name)));
        }
    }

    /** The steps up to the first by which a connection is dropped: who is gone can say nothing. */
    JsonObject script() {
        var all = steps.build();
        var reactions = ServerTranscript.run(script(all)).getJsonArray("steps");
        for (var i = 0; i < all.size(); i++) {
            if (reactions.get(i).toString().contains("\"dropped\"")) {
                return script(Json.createArrayBuilder(all.subList(0, i + 1)).build());
            }
        }
        return script(all);
    }

    private static JsonObject script(JsonArray steps) {
        return Json.createObjectBuilder()
                .add("options", JsonValue.EMPTY_JSON_OBJECT)
                .add("steps", steps)
                .build();
    }
}
