package wormhole.conformance.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wormhole.conformance.interop.Stage.Party;
import wormhole.conformance.interop.Stage.Server;

/** Our link to the mailbox server is cut at bad moments; the other side, ours or the reference's, notices nothing. */
@ExtendWith(Stage.Resolver.class)
class ReconnectInteropConformance {
    private static final String APP_ID = "example.com/interop";

    private final Stage stage;

    ReconnectInteropConformance(Stage stage) {
        this.stage = stage;
    }

    /** Who is on the side that is not cut, and which server. */
    record Meeting(Party other, Server server) {
        @Override
        public String toString() {
            return "with " + other + " through " + server;
        }
    }

    static Stream<Meeting> meetings() {
        return Arrays.stream(Server.values())
                .flatMap(server -> Arrays.stream(Party.values()).map(other -> new Meeting(other, server)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("meetings")
    void aCutLinkLosesNothing(Meeting meeting) throws Exception {
        try (var proxy = new CuttableProxy(stage.mailbox(meeting.server()));
                var cut = cutTalker(proxy);
                var other = stage.talker(meeting.other(), APP_ID, meeting.server())) {
            var code = await(cut.allocateCode());
            proxy.cut();
            await(other.setCode(code));
            assertEquals(await(cut.verifier()), await(other.verifier()));
            exchange(cut, other, "before");
            proxy.cut();
            exchange(cut, other, "after");
            assertEquals(Verdict.HAPPY, await(other.finish()));
            assertEquals(Verdict.HAPPY, await(cut.finish()));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("meetings")
    void whatWasSentOfflineBeforeClosingStillArrives(Meeting meeting) throws Exception {
        var code = Stage.freshNameplate() + "-last-words";
        try (var proxy = new CuttableProxy(stage.mailbox(meeting.server()));
                var cut = cutTalker(proxy);
                var other = stage.talker(meeting.other(), APP_ID, meeting.server())) {
            await(cut.setCode(code));
            await(other.setCode(code));
            assertEquals(await(cut.verifier()), await(other.verifier()));
            proxy.refuse();
            cut.send("last words".getBytes(UTF_8));
            var verdict = cut.finish();
            proxy.allow();
            assertEquals("last words", new String(await(other.receive()), UTF_8));
            assertEquals(Verdict.HAPPY, await(verdict));
            assertEquals(Verdict.HAPPY, await(other.finish()));
        }
    }

    private Talker cutTalker(CuttableProxy proxy) {
        return new JavaTalker(stage.client(), APP_ID, proxy.uri(), JsonObject.EMPTY_JSON_OBJECT);
    }

    private static void exchange(Talker left, Talker right, String text) {
        for (int i = 0; i < 3; i++) {
            left.send((text + i).getBytes(UTF_8));
            right.send((text + i).getBytes(UTF_8));
        }
        for (int i = 0; i < 3; i++) {
            assertEquals(text + i, new String(await(left.receive()), UTF_8));
            assertEquals(text + i, new String(await(right.receive()), UTF_8));
        }
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(ChildProcess.PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
