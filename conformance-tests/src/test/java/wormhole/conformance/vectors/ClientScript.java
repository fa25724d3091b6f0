package wormhole.conformance.vectors;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Makes a {@code client_transcript} of numbers: a server and a peer that keep to the protocol, for the most part. */
final class ClientScript {
    private static final String CODE = "4-purple-sausages";
    private static final String APP = "example.org/app";
    private static final String SIDE = "2545f6dea6";
    private static final String PEER = "bc420d7c87";
    private static final String ENTROPY = "11".repeat(64);
    private static final JsonObject EXCHANGE = answer(
            "exchange",
            Json.createObjectBuilder()
                    .add("code", CODE)
                    .add("appid", APP)
                    .add("entropy_a", ENTROPY)
                    .add("entropy_b", "22".repeat(64)));

    private final JsonArrayBuilder steps = Json.createArrayBuilder();
    private boolean up;
    private boolean claimed;
    private boolean keyed;
    private boolean released;
    private boolean doomed;
    private boolean closed;
    private int sends;

    ClientScript(boolean codeFirst) {
        if (codeFirst) {
            setCode();
        }
        connect();
        if (!codeFirst) {
            setCode();
        }
        claim();
    }

    JsonObject of(List<Integer> choices) {
        for (var choice : choices) {
            if (!closed) {
                choose(choice);
            }
        }
        if (!closed) {
            close();
        }
        return Json.createObjectBuilder()
                .add("appid", APP)
                .add("side", SIDE)
                .add("client_version", Json.createArrayBuilder(List.of("python", "0.24.0")))
                .add("versions", Json.createObjectBuilder().add("app_versions", JsonValue.EMPTY_JSON_OBJECT))
                .add("entropy", entropy())
                .add("steps", steps)
                .build();
    }

    private JsonObjectBuilder entropy() {
        var nonces = Json.createArrayBuilder();
        for (var i = 0; i < sends + 2; i++) {
            nonces.add(HexFormat.of().toHexDigits((byte) i).repeat(24));
        }
        return Json.createObjectBuilder()
                .add("spake2", ENTROPY)
                .add("nonces", nonces)
                .add("word_bytes", "");
    }

    private void choose(int choice) {
        var number = choice / 10;
        switch (choice % 10) {
            case 0 -> lose();
            case 1 -> rx(Json.createObjectBuilder().add("type", "ack").add("id", "00aa"));
            case 2 -> message(PEER, "pake", pake("msg_b"));
            case 3 -> sealed("version", "{\"app_versions\": {\"n\": " + number + "}}");
            case 4, 5 -> sealed(String.valueOf(number % 4), "message " + number % 4);
            case 6 -> send("6d3" + number);
            case 7 -> message(SIDE, "pake", pake("msg_a"));
            case 8 -> rare(number);
            default -> sealed("unheard-of-" + number % 3, "x");
        }
    }

    private void rare(int number) {
        switch (number) {
            case 0 -> close();
            case 1 -> forged("0", "00".repeat(60));
            case 2 -> forged("version", "ab".repeat(20));
            case 3 -> rx(Json.createObjectBuilder().add("type", "novelty").add("x", 1));
            case 4 -> release();
            default -> lose();
        }
    }

    private void send(String body) {
        sends++;
        steps.add(Json.createObjectBuilder().add("api", "send").add("body", body));
    }

    private void setCode() {
        steps.add(Json.createObjectBuilder().add("api", "set_code").add("code", CODE));
    }

    private void connect() {
        up = true;
        link("connected");
        rx(Json.createObjectBuilder().add("type", "welcome").add("welcome", JsonValue.EMPTY_JSON_OBJECT));
    }

    // From here on it is closing. What it does when the link is lost then was chosen: docs/deviations.md, the first
    // line.
    private void forged(String phase, String body) {
        if (up && keyed) {
            doomed = true;
            message(PEER, phase, body);
        }
    }

    private void lose() {
        if (doomed) {
            return;
        }
        if (up) {
            up = false;
            link("lost");
        } else {
            connect();
        }
    }

    private void claim() {
        rx(Json.createObjectBuilder().add("type", "claimed").add("mailbox", "qdbq52k3sldwk"));
        claimed = true;
    }

    private void close() {
        if (!up) {
            connect();
        }
        closed = true;
        steps.add(Json.createObjectBuilder().add("api", "close"));
        keyed = true;
        release();
        rx(Json.createObjectBuilder().add("type", "closed"));
        link("ws_closed");
    }

    // The client asks for it when it has a key, or closes.
    private void release() {
        if (up && keyed && !released) {
            released = true;
            rx(Json.createObjectBuilder().add("type", "released"));
        }
    }

    private void link(String what) {
        steps.add(Json.createObjectBuilder().add("do", what));
    }

    private void sealed(String phase, String plaintext) {
        var hex = HexFormat.of();
        var body = answer(
                        "encrypt",
                        Json.createObjectBuilder()
                                .add("key", EXCHANGE.getString("key"))
                                .add("side", PEER)
                                .add("phase", phase)
                                .add("nonce", "5f".repeat(24))
                                .add("plaintext", hex.formatHex(plaintext.getBytes(StandardCharsets.UTF_8))))
                .getString("body");
        message(PEER, phase, body);
    }

    private void message(String side, String phase, String body) {
        if (claimed) {
            keyed |= up && phase.equals("pake") && side.equals(PEER);
            rx(Json.createObjectBuilder()
                    .add("type", "message")
                    .add("side", side)
                    .add("phase", phase)
                    .add("body", body)
                    .add("id", "00ab")
                    .add("server_rx", 1_700_000_000));
        }
    }

    private static String pake(String message) {
        var body = "{\"pake_v1\": \"" + EXCHANGE.getString(message) + "\"}";
        return HexFormat.of().formatHex(body.getBytes(StandardCharsets.UTF_8));
    }

    private void rx(JsonObjectBuilder frame) {
        if (up) {
            steps.add(Json.createObjectBuilder().add("rx", frame.add("server_tx", 1_700_000_000)));
        }
    }

    private static JsonObject answer(String op, JsonObjectBuilder in) {
        var answer = new JavaTestee().ask(new Request(JsonValue.NULL, op, in.build()));
        return ((Answer.Result) answer).out().asJsonObject();
    }
}
