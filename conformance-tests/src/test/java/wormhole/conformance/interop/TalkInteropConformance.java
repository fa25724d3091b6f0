package wormhole.conformance.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static wormhole.conformance.interop.Stage.Party.JAVA;
import static wormhole.conformance.interop.Stage.Party.PYTHON;

import jakarta.json.Json;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wormhole.conformance.interop.Stage.Party;
import wormhole.conformance.interop.Stage.Server;

/**
 * Ours and the reference's API, in every pair and both roles, through the reference's mailbox server and through ours. The
 * pair of two Pythons is the control: what fails there is not ours.
 */
@ExtendWith(Stage.Resolver.class)
class TalkInteropConformance {
    private static final String APP_ID = "example.com/interop";

    private final Stage stage;

    TalkInteropConformance(Stage stage) {
        this.stage = stage;
    }

    /** Who begins (allocates, or comes first), who joins, and where they meet. */
    record Meeting(Party first, Party second, Server server) {
        @Override
        public String toString() {
            return first + " with " + second + " through " + server;
        }
    }

    static Stream<Meeting> meetings() {
        return Arrays.stream(Server.values())
                .flatMap(server -> Stream.of(
                        new Meeting(JAVA, JAVA, server),
                        new Meeting(JAVA, PYTHON, server),
                        new Meeting(PYTHON, JAVA, server),
                        new Meeting(PYTHON, PYTHON, server)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("meetings")
    void anAllocatedCodeJoinsBothSidesAndTheyAgreeOnEverything(Meeting meeting) throws Exception {
        var saysFirst = Json.createObjectBuilder().add("side", "first").build();
        var saysSecond = Json.createObjectBuilder()
                .add("side", "second ö")
                .add("list", Json.createArrayBuilder().add(1).addNull())
                .build();
        try (var first = stage.talker(meeting.first(), APP_ID, meeting.server(), saysFirst);
                var second = stage.talker(meeting.second(), APP_ID, meeting.server(), saysSecond)) {
            await(second.setCode(await(first.allocateCode())));

            assertEquals(await(first.unverifiedKey()), await(second.unverifiedKey()));
            assertEquals(await(first.verifier()), await(second.verifier()));
            assertEquals(64, await(first.verifier()).length());
            assertEquals(saysSecond, await(first.versions()));
            assertEquals(saysFirst, await(second.versions()));
            assertEquals(await(first.derive("ours", 100)), await(second.derive("ours", 100)));
            assertNotEquals(await(first.derive("ours", 32)), await(first.derive("another's", 32)));

            passes("text from the first ✓", first, second);
            passes("text from the second ✓", second, first);
            assertHappy(first, second);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("meetings")
    void severalMessagesArriveInOrderBothWays(Meeting meeting) throws Exception {
        try (var first = join(meeting.first(), meeting);
                var second = join(meeting.second(), meeting)) {
            var code = Stage.freshNameplate() + "-order-kept";
            await(first.setCode(code));
            // before there is a key, so these wait on this side
            for (int i = 0; i < 10; i++) {
                first.send(numbered("first", i));
            }
            await(second.setCode(code));
            for (int i = 0; i < 10; i++) {
                second.send(numbered("second", i));
            }
            for (int i = 0; i < 10; i++) {
                assertArrayEquals(numbered("first", i), await(second.receive()));
                assertArrayEquals(numbered("second", i), await(first.receive()));
            }
            assertHappy(first, second);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("meetings")
    void emptyAndLargeMessagesArriveWhole(Meeting meeting) throws Exception {
        var large = new byte[200_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31);
        }
        try (var first = join(meeting.first(), meeting);
                var second = join(meeting.second(), meeting)) {
            meet(first, second, Stage.freshNameplate() + "-whole");
            for (var message : List.of(new byte[0], large, new byte[] {0, -1})) {
                first.send(message);
                second.send(message);
                assertArrayEquals(message, await(second.receive()));
                assertArrayEquals(message, await(first.receive()));
            }
            assertHappy(first, second);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("meetings")
    void aWrongCodeIsToldToBothSides(Meeting meeting) throws Exception {
        var nameplate = Stage.freshNameplate();
        try (var first = join(meeting.first(), meeting);
                var second = join(meeting.second(), meeting)) {
            var verifiers = List.of(first.verifier(), second.verifier());
            await(first.setCode(nameplate + "-right-words"));
            await(second.setCode(nameplate + "-wrong-words"));
            for (var verifier : verifiers) {
                assertEquals(Verdict.WRONG_CODE, Verdict.of(failureOf(verifier)));
            }
            assertEquals(Verdict.WRONG_CODE, await(first.finish()));
            assertEquals(Verdict.WRONG_CODE, await(second.finish()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("meetings")
    void theReceiverMayComeFirst(Meeting meeting) throws Exception {
        var code = Stage.freshNameplate() + "-early-bird";
        try (var receiver = join(meeting.second(), meeting)) {
            var message = receiver.receive();
            await(receiver.setCode(code));
            // it has long claimed and posted when the sender is made
            Thread.sleep(500);
            try (var sender = join(meeting.first(), meeting)) {
                sender.send("worth waiting for".getBytes(UTF_8));
                await(sender.setCode(code));
                assertArrayEquals("worth waiting for".getBytes(UTF_8), await(message));
                assertHappy(sender, receiver);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("meetings")
    void twoSpellingsOfOneUnicodeCodeMeet(Meeting meeting) throws Exception {
        var code = Stage.freshNameplate() + "-éclair-Ångström";
        var composed = Normalizer.normalize(code, Normalizer.Form.NFC);
        var decomposed = Normalizer.normalize(code, Normalizer.Form.NFD);
        assertNotEquals(composed, decomposed);
        try (var first = join(meeting.first(), meeting);
                var second = join(meeting.second(), meeting)) {
            await(first.setCode(composed));
            await(second.setCode(decomposed));
            assertEquals(await(first.verifier()), await(second.verifier()));
            passes("naïve", first, second);
            assertHappy(first, second);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("meetings")
    void aTypedCodeMeetsAnAllocatedOne(Meeting meeting) throws Exception {
        try (var first = join(meeting.first(), meeting);
                var second = join(meeting.second(), meeting)) {
            var code = await(first.allocateCode()).split("-", 2);
            await(second.typeCode(code[0], code[1]));
            assertEquals(await(first.verifier()), await(second.verifier()));
            passes("typed", second, first);
            assertHappy(first, second);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("meetings")
    void whoClosesAloneIsLonely(Meeting meeting) throws Exception {
        try (var first = join(meeting.first(), meeting)) {
            await(first.allocateCode());
            assertEquals(Verdict.LONELY, await(first.finish()));
        }
    }

    private Talker join(Party party, Meeting meeting) throws Exception {
        return stage.talker(party, APP_ID, meeting.server());
    }

    private static void meet(Talker first, Talker second, String code) {
        await(first.setCode(code));
        await(second.setCode(code));
        assertEquals(await(first.verifier()), await(second.verifier()));
    }

    private static void passes(String text, Talker from, Talker to) {
        from.send(text.getBytes(UTF_8));
        assertEquals(text, new String(await(to.receive()), UTF_8));
    }

    private static void assertHappy(Talker... talkers) {
        var verdicts = new ArrayList<Verdict>();
        for (var talker : talkers) {
            verdicts.add(await(talker.finish()));
        }
        assertEquals(List.of(Verdict.HAPPY, Verdict.HAPPY), verdicts);
    }

    private static byte[] numbered(String who, int number) {
        return (who + " " + number).getBytes(UTF_8);
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        return assertThrows(CompletionException.class, () -> await(future)).getCause();
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(ChildProcess.PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
