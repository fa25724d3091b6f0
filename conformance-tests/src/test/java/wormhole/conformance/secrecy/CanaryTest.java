package wormhole.conformance.secrecy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wormhole.api.AppId;
import wormhole.api.Code;
import wormhole.api.Wormhole;
import wormhole.api.WormholeClient;
import wormhole.api.WormholeOptions;
import wormhole.api.error.LonelyException;
import wormhole.api.error.OnlyOneCodeException;
import wormhole.api.error.WormholeClosedException;
import wormhole.api.error.WrongCodeException;
import wormhole.mailbox.server.MailboxServer;

/**
 * No code, key or plaintext in a log at its finest level, in an exception's text or trace, in a status, a timing event or a
 * text form, while wormholes of ours are used through a server of ours, well and badly.
 */
class CanaryTest {
    private static final String PLAINTEXT = "canary-plaintext-4711";
    private static final String WORDS = "canarybird-coalmine";
    private static final String WRONG_WORDS = "canarybird-sulphur";

    private final List<String> secrets =
            new ArrayList<>(List.of(PLAINTEXT, "canarybird", "coalmine", "sulphur", hex(PLAINTEXT.getBytes(UTF_8))));
    private Recording recording;
    private MailboxServer server;
    private WormholeClient client;

    @BeforeEach
    void begin() throws Exception {
        recording = Recording.start();
        server = MailboxServer.start();
        client = WormholeClient.create();
    }

    @AfterEach
    void end() {
        client.close();
        server.close();
        recording.close();
    }

    @Test
    void nothingShowsWhenAllGoesWell() {
        var code = "901-" + WORDS;
        var left = wormhole();
        var right = wormhole();
        left.setCode(code);
        right.setCode(code);
        keep(left.unverifiedKey());
        secrets.add(hex(left.deriveKey("canary", 32)));
        recording.note(left.send(PLAINTEXT.getBytes(UTF_8)));
        var heard = await(right.receive());
        assertArrayEquals(PLAINTEXT.getBytes(UTF_8), heard);
        noteAll(left, right, await(left.code()), await(left.versions()), await(left.welcome()));
        noteAll(await(left.closing()), await(right.closing()), left, right);
        assertThrows(IllegalStateException.class, () -> refused(() -> left.send(PLAINTEXT.getBytes(UTF_8))));
        assertNothingShown();
    }

    @Test
    void nothingShowsWhenTheCodeIsWrong() {
        var left = wormhole();
        var right = wormhole();
        left.setCode("902-" + WORDS);
        right.setCode("902-" + WRONG_WORDS);
        left.send(PLAINTEXT.getBytes(UTF_8));
        keep(left.unverifiedKey());
        keep(right.unverifiedKey());
        for (var future : List.of(left.verifier(), left.receive(), right.verifier())) {
            assertEquals(WrongCodeException.class, failure(future).getClass());
        }
        for (var end : List.of(left, right)) {
            assertEquals(WrongCodeException.class, failure(end.closing()).getClass());
        }
        noteAll(left, right);
        assertNothingShown();
    }

    @Test
    void nothingShowsWhenTheCallerErrs() {
        var left = wormhole();
        left.setCode("903-" + WORDS);
        assertThrows(OnlyOneCodeException.class, () -> refused(() -> left.setCode("904-" + WRONG_WORDS)));
        assertThrows(RuntimeException.class, () -> refused(() -> left.deriveKey(PLAINTEXT, 32)));
        assertThrows(RuntimeException.class, () -> refused(() -> left.send(new byte[64 << 20])));
        left.send(PLAINTEXT.getBytes(UTF_8));
        assertEquals(LonelyException.class, failure(left.closing()).getClass());
        assertNothingShown();
    }

    @Test
    void nothingShowsWhenTheServerGoesAway() {
        var left = wormhole();
        left.setCode("905-" + WORDS);
        await(left.welcome());
        left.send(PLAINTEXT.getBytes(UTF_8));
        server.close();
        failure(left.closing());
        var nobodyListens = client.deferred(options(server.uri()));
        try {
            nobodyListens.setCode("906-" + WORDS);
        } catch (WormholeClosedException alreadyRefused) {
            recording.note(alreadyRefused);
        }
        failure(nobodyListens.verifier());
        failure(nobodyListens.closing());
        noteAll(left, nobodyListens);
        assertNothingShown();
    }

    @Test
    void theRecordingHearsBothLoggers() {
        System.getLogger("canary").log(System.Logger.Level.TRACE, "sung by {0}", "canarybird");
        org.slf4j.LoggerFactory.getLogger("canary").trace("sung by {}", "coalmine");
        recording.note(new IllegalStateException("of sulphur"));
        for (var secret : List.of("canarybird", "coalmine", "sulphur")) {
            assertFalse(recording.containing(secret).isEmpty(), secret);
        }
    }

    private void assertNothingShown() {
        assertTrue(recording.size() > 10, "nothing was recorded, so nothing is shown by this test");
        for (var secret : secrets) {
            assertEquals(List.of(), recording.containing(secret), "shows a secret: " + secret);
        }
    }

    private Wormhole wormhole() {
        return client.deferred(options(server.uri()));
    }

    private WormholeOptions options(URI mailbox) {
        var options = WormholeOptions.builder(new AppId("example.org/canary"))
                .mailbox(mailbox)
                .statusListener(recording::note)
                .welcomeHandler(recording::note)
                .timing((name, details) -> recording.note(name + " " + details))
                .closeTimeout(java.time.Duration.ofSeconds(3))
                .build();
        recording.note(options);
        return options;
    }

    // A key may be shown in more than one way.
    private void keep(CompletableFuture<byte[]> key) {
        var bytes = await(key);
        secrets.add(hex(bytes));
        secrets.add(Base64.getEncoder().encodeToString(bytes));
        secrets.add(Arrays.toString(bytes));
    }

    private void noteAll(Object... shown) {
        for (var one : shown) {
            recording.note(one);
        }
        recording.note(Code.of("907-" + WORDS));
        client.providers().forEach(recording::note);
    }

    private void refused(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            recording.note(e);
            throw e;
        }
    }

    private Throwable failure(CompletableFuture<?> future) {
        var error = assertThrows(CompletionException.class, () -> await(future)).getCause();
        recording.note(error);
        return error;
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
