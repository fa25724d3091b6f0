package wormhole.conformance.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import wormhole.api.Limits;
import wormhole.conformance.simulation.AssailedSession;
import wormhole.core.session.Input;
import wormhole.core.wire.BadFrameException;
import wormhole.core.wire.FrameReader;
import wormhole.core.wire.ServerFrame;
import wormhole.json.JsonRefusedException;
import wormhole.json.StrictJson;

/** What a mailbox server sends to a client: one frame, its JSON, and a whole conversation. */
class ServerFrameFuzzTest {
    private static final int MOST_NAMEPLATES = 9;
    private static final Limits LIMITS = new Limits(4 << 20, 1 << 20, 4, 4, 8, 8, MOST_NAMEPLATES);

    @FuzzTest
    void frame(byte[] input) throws Exception {
        Growth.bounded(input.length, () -> {
            try {
                check(FrameReader.read(Text.of(input), LIMITS));
            } catch (BadFrameException e) {
                assertTrue(e.getMessage().length() < 200 && Text.isHarmless(e.getMessage()), "quotes the server");
            }
        });
    }

    private static void check(ServerFrame frame) throws BadFrameException {
        if (frame instanceof ServerFrame.Nameplates nameplates) {
            assertTrue(nameplates.nameplates().size() <= MOST_NAMEPLATES);
            nameplates.nameplates().forEach(id -> assertTrue(id.value().matches("[0-9]{1,40}")));
        } else if (frame instanceof ServerFrame.Allocated allocated) {
            assertTrue(allocated.nameplate().value().matches("[0-9]{1,40}"));
        } else if (frame instanceof ServerFrame.Refused refused) {
            assertTrue(refused.text().length() <= 256 && Text.isHarmless(refused.text()));
        } else if (frame instanceof ServerFrame.Message message) {
            assertEquals(message, FrameReader.read(written(message), LIMITS));
        }
    }

    private static String written(ServerFrame.Message message) {
        return StrictJson.newObject()
                .add("type", "message")
                .add("side", message.side().value())
                .add("phase", message.phase().name())
                .add("body", HexFormat.of().formatHex(message.body().unsafeArray()))
                .build()
                .toString();
    }

    @FuzzTest
    void json(byte[] input) throws Exception {
        var text = Text.of(input);
        Growth.bounded(input.length, () -> {
            try {
                var object = StrictJson.object(text);
                assertTrue(depth(object) <= StrictJson.MAX_DEPTH);
                assertEquals(object, StrictJson.object(object.toString()));
                if (Text.isWellFormed(text)) {
                    assertEquals(object, StrictJson.peerObject(text.getBytes(StandardCharsets.UTF_8)));
                }
            } catch (JsonRefusedException e) {
                assertTrue(e.getMessage().length() < 100, "quotes the text");
            }
            peerJson(input);
        });
    }

    private static void peerJson(byte[] input) {
        try {
            assertTrue(depth(StrictJson.peerObject(input)) <= StrictJson.MAX_DEPTH);
        } catch (JsonRefusedException e) {
            assertTrue(e.getMessage().length() < 100, "quotes the text");
        }
    }

    private static int depth(JsonValue value) {
        var deepest = 0;
        if (value instanceof JsonObject object) {
            for (var inner : object.values()) {
                deepest = Math.max(deepest, depth(inner));
            }
            return deepest + 1;
        }
        if (value instanceof JsonArray array) {
            for (var inner : array) {
                deepest = Math.max(deepest, depth(inner));
            }
            return deepest + 1;
        }
        return 0;
    }

    /** A line of the input is a frame; an empty one is a link that breaks and comes back. */
    @FuzzTest
    void conversation(byte[] input) throws Exception {
        var lines = Text.of(input).lines().limit(300).toList();
        Growth.bounded(input.length, () -> {
            var session = new AssailedSession(LIMITS);
            for (var line : lines) {
                if (line.isEmpty()) {
                    session.hear(new Input.LinkDown(false, "gone"));
                    session.hear(new Input.LinkUp());
                } else {
                    session.hear(new Input.Received(line));
                }
            }
            session.close();
        });
    }
}
