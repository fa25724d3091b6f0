package wormhole.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.runtime.World.bytes;
import static wormhole.runtime.World.failure;
import static wormhole.runtime.World.get;
import static wormhole.runtime.World.text;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.api.Mood;
import wormhole.api.Wormhole;
import wormhole.api.error.CodeFormatException;
import wormhole.api.error.CrowdedException;
import wormhole.api.error.ServerMisbehavedException;
import wormhole.api.error.UnwelcomeException;

/** Where we differ from the reference on purpose: {@code docs/deviations.md}. */
final class DeviationsTest {
    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    private void talksOn(Wormhole a) throws Exception {
        var b = world.withCode("4-purple");
        b.send(bytes("hello"));
        assertEquals("hello", text(get(a.receive())));
        assertEquals(Mood.HAPPY, get(a.closing()).mood());
    }

    private Wormhole welcomed() throws Exception {
        var a = world.withCode("4-purple");
        get(a.welcome());
        world.server.settle();
        return a;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0664-purple", "4\n-purple", "-purple", "+4-purple", ""})
    void aNameplateIsAsciiDigits(String code) {
        var a = world.deferred();
        assertThrows(CodeFormatException.class, () -> a.setCode(code));
    }

    @Test
    void aCodeHasALimit() {
        var a = world.deferred();
        assertThrows(CodeFormatException.class, () -> a.setCode("4-" + "x".repeat(1023)));
        a.setCode("4-" + "x".repeat(1022));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"message\",\"side\":\"\u00e4\",\"phase\":\"pake\",\"body\":\"00\"}",
                "{\"type\":\"message\",\"side\":\"ab\",\"phase\":\"\u0664\",\"body\":\"00\"}",
                "{\"type\":\"welcome\",\"welcome\":{\"error\":\"too late\"}}",
                "{\"type\":\"allocated\",\"nameplate\":\"9\"}",
                "{\"type\":\"nameplates\",\"nameplates\":[{\"id\":\"x\"},1]}",
                "{\"type\":\"released\"}",
                "{\"type\":\"closed\"}",
                "{\"type\":\"something new\",\"x\":[]}"
            })
    void aFrameThatMeansNothingHereIsIgnored(String frame) throws Exception {
        var a = welcomed();
        world.server.say(frame);
        world.server.settle();
        talksOn(a);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"type\":\"ack\",\"type\":\"ack\"}",
                "{\"type\":\"ack\"} {}",
                "{\"type\":\"x\",\"n\":NaN}",
                "{\"type\":\"claimed\",\"mailbox\":\"another\"}",
                "{\"type\":\"allocated\",\"nameplate\":\"../7\"}"
            })
    void aFrameThatCannotBeIsTheServersFault(String frame) throws Exception {
        var a = welcomed();
        world.server.say(frame);
        failure(ServerMisbehavedException.class, a.verifier());
    }

    @Test
    void aServerThatDemandsAPermissionIsLeftWithItsReason() throws Exception {
        world.server.welcome =
                "{\"type\":\"welcome\",\"welcome\":{\"permission-required\":{\"hashcash\":{\"bits\":6}}}}";
        var error = failure(UnwelcomeException.class, world.deferred().verifier());
        assertTrue(error.getMessage().contains("permission"), error.getMessage());
    }

    @Test
    void aServerThatAlsoTakesNoPermissionIsUsed() throws Exception {
        world.server.welcome =
                "{\"type\":\"welcome\",\"welcome\":{\"permission-required\":{\"hashcash\":{\"bits\":6},\"none\":{}}}}";
        talksOn(welcomed());
    }

    @Test
    void whatTheServerRefusesToEndHasEnded() throws Exception {
        world.server.swallow = (link, frame) -> refusedAsCrowded(link, frame);
        var a = world.withCode("4-purple");
        world.withCode("4-purple");
        failure(CrowdedException.class, a.verifier());
        failure(CrowdedException.class, a.closing());
    }

    private static boolean refusedAsCrowded(FakeServer.Link link, JsonObject frame) {
        var type = frame.getString("type");
        if (type.equals("open") || type.equals("close")) {
            link.refuse(frame, "crowded");
            return true;
        }
        return type.equals("add");
    }
}
