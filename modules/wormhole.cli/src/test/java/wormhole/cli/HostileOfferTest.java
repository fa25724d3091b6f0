package wormhole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.cli.Reception.Form;
import wormhole.cli.failure.ExitStatus;

/**
 * What a hostile sender may offer, received as people receive, in every way they can say where it shall go. The numbers are those
 * of the list in {@code docs/hostile-inputs.md}.
 */
class HostileOfferTest extends ReceptionFixture {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(strings = {"-1", "9223372036854775807", "9223372036854775808", "1e3", "\"12\"", "1.5", "null", "[]"})
    void f62_aSizeThatIsNoneOrDoesNotFitIsRefused(String size) throws Exception {
        for (var form : Form.values()) {
            reception.assertRefused(form, GOOD.replace("7", size), NOTHING);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zipsize", "numbytes", "numfiles"})
    void f62_aSizeOfADirectoryThatIsNoneIsRefused(String which) throws Exception {
        for (var form : Form.values()) {
            for (var size : List.of("-1", "9223372036854775808")) {
                var offer = Archive.of("f", "content").offer("fine", MODE);
                var wrong = offer.replaceFirst("\"" + which + "\": \\d+", "\"" + which + "\": " + size);
                reception.assertRefused(form, wrong, NOTHING);
            }
        }
    }

    @Test
    void f62_aDirectoryThatDoesNotFitIsRefused() throws Exception {
        var huge = Archive.of("f", "content").announcing(Long.MAX_VALUE, 1);
        for (var form : Form.values()) {
            reception.assertRefused(form, huge.offer("fine", MODE), NOTHING);
        }
    }

    @ParameterizedTest
    @EnumSource
    void f63_nothingAtAllArrivesAsThat(Form form) throws Exception {
        var file = reception.receive(form, GOOD.replace("7", "0"), NOTHING);
        var place = form.place("fine", false);
        if (place.isPresent()) {
            reception.tree.assertOnlyFile(place.get(), "", file.toString());
        } else {
            reception.tree.assertUntouched(file.toString());
        }
        reception.tree.reset();
        var empty = Archive.of();
        var directory = reception.receive(form, empty.offer("fine", MODE), empty.data());
        var inner = form.place("fine", true);
        if (inner.isPresent()) {
            reception.tree.assertOnlyDirectory(inner.get(), Map.of(), directory.toString());
        } else {
            reception.tree.assertUntouched(directory.toString());
        }
    }

    /** What may stand in the way. */
    enum Obstacle {
        LINK,
        DANGLING_LINK,
        LINK_TO_ITSELF,
        LINK_TO_A_DEVICE,
        PIPE,
        DIRECTORY;

        void put(Path at) throws Exception {
            Files.deleteIfExists(at);
            switch (this) {
                case LINK -> Files.createSymbolicLink(at, reception.tree.inbox().resolve("../x"));
                case DANGLING_LINK ->
                    Files.createSymbolicLink(at, reception.tree.inbox().resolve("../new"));
                case LINK_TO_ITSELF -> Files.createSymbolicLink(at, at);
                case LINK_TO_A_DEVICE -> Files.createSymbolicLink(at, Path.of("/dev/null"));
                case PIPE ->
                    assertEquals(
                            0,
                            new ProcessBuilder("mkfifo", at.toString()).start().waitFor());
                case DIRECTORY -> Files.createDirectory(at);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void f64_whatStandsUnderTheNameAndIsNoFileIsNeitherFollowedNorReplaced(Obstacle obstacle) throws Exception {
        for (var form : List.of(Form.NOTHING, Form.DIRECTORY, Form.NAME_IN_DIRECTORY, Form.EXISTING_FILE)) {
            if (form.isNamedBySender() || obstacle != Obstacle.DIRECTORY) {
                reception.tree.reset();
                assertNothingIsFollowed(form, "", obstacle);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "DIRECTORY", mode = EnumSource.Mode.EXCLUDE)
    void f64_whatStandsUnderThePartialNameAndIsNoneIsNeitherFollowedNorReplaced(Obstacle obstacle) throws Exception {
        for (var form : List.of(Form.NOTHING, Form.DIRECTORY, Form.NAME_IN_DIRECTORY, Form.EXISTING_FILE)) {
            reception.tree.reset();
            assertNothingIsFollowed(form, ".part", obstacle);
        }
    }

    private static void assertNothingIsFollowed(Form form, String suffix, Obstacle obstacle) throws Exception {
        var place = form.place("fine", false).orElseThrow() + suffix;
        obstacle.put(reception.tree.inbox().resolve(place));
        reception.tree.remember();
        reception.assertRefused(form, GOOD, HostileSender.bytes(CONTENT));
        var archive = Archive.of("f", "content");
        reception.assertRefused(form, archive.offer("fine", MODE), archive.data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DIRECTORY", "NAME_IN_DIRECTORY"})
    void f64_aDirectoryThatIsReplacedByALinkMeanwhileIsNotFollowed(Form form) throws Exception {
        var inbox = reception.tree.inbox();
        var archive = Archive.of("f", "content");
        for (var offer : List.of(GOOD, archive.offer("fine", MODE))) {
            reception.tree.reset();
            var bytes = offer.equals(GOOD) ? CONTENT : archive.bytes();
            var elsewhere = Files.createDirectory(inbox.resolve("elsewhere"));
            var result = reception.receive(form, offer, pipe -> {
                pipe.send(ByteBuffer.wrap(bytes, 0, 5));
                Files.move(inbox.resolve("into"), inbox.resolve("moved"));
                Files.createSymbolicLink(inbox.resolve("into"), elsewhere);
                pipe.send(ByteBuffer.wrap(bytes, 5, bytes.length - 5));
                pipe.receive();
            });
            assertEquals(ExitStatus.FAILED, result.status(), result.toString());
            assertEquals(0, elsewhere.toFile().list().length, result.toString());
            assertFalse(Files.exists(inbox.resolve("moved/fine")), result.toString());
        }
    }

    @Test
    void f65_anOfferOfTwoKindsIsRefused() throws Exception {
        var both = GOOD.substring(0, GOOD.length() - 1) + ", "
                + Archive.of("f", "content").offer("fine", MODE).substring(1);
        var textToo = GOOD.substring(0, GOOD.length() - 1) + ", \"message\": \"hello\"}";
        for (var form : Form.values()) {
            reception.assertRefused(form, both, NOTHING);
            reception.assertRefused(form, textToo, NOTHING);
        }
    }

    @Test
    void f65_ofTwoOffersTheFirstCounts() throws Exception {
        var second = GOOD.replace("fine", "second").replace("7", "9");
        var result = reception.receive(
                List.of(),
                true,
                HostileSender.bytes(CONTENT),
                "{\"offer\": " + GOOD + "}",
                "{\"offer\": " + second + "}");
        assertEquals(ExitStatus.OK, result.status(), result.toString());
        reception.tree.assertOnlyFile("fine", "content", result.toString());
    }

    @Test
    void f65_anOfferBeforeAWordOfHowToReachTheSenderIsRefused() throws Exception {
        var result = reception.receive(List.of(), false, NOTHING, "{\"offer\": " + GOOD + "}");
        assertEquals(ExitStatus.FAILED, result.status(), result.toString());
        assertTrue(result.answer().contains("\"error\""), result.toString());
        reception.tree.assertUntouched(result.toString());
    }

    @Test
    void f65_onlyTextTakesATextAndNothingElse() throws Exception {
        var onlyText = List.of("--only-text");
        var text = reception.receive(onlyText, true, NOTHING, "{\"offer\": {\"message\": \"hello\"}}");
        assertEquals("hello\n", text.printed());
        for (var offer : List.of(GOOD, Archive.of("f", "content").offer("fine", MODE))) {
            var result = reception.receive(onlyText, true, NOTHING, "{\"offer\": " + offer + "}");
            assertEquals(ExitStatus.FAILED, result.status(), result.toString());
            assertEquals("{\"error\": \"transfer rejected\"}", result.answer());
        }
        reception.tree.assertUntouched("only text");
    }

    @ParameterizedTest
    @EnumSource
    void f66_aTextIsPrintedAsItIsToAPipeAndStoredNowhere(Form form) throws Exception {
        var text = "\u001b[2J\u202e\rend";
        var result = reception.receive(form, "{\"message\": " + HostileSender.quoted(text) + "}", NOTHING);
        assertEquals(text + "\n", result.printed());
        reception.tree.assertUntouched(result.toString());
    }

    @Test
    void f67_anErrorIsShownCutAndWithoutWhatATerminalObeys() throws Exception {
        for (var error :
                List.of(HostileSender.quoted("\u001b[2J\u202e" + "x".repeat(50_000)), "[\"\\u001b\"]", "{}", "7")) {
            var result = reception.receive(List.of(), true, NOTHING, "{\"error\": " + error + "}");
            assertEquals(ExitStatus.FAILED, result.status(), result.toString());
            assertTrue(result.said().length() < 2_000, result.toString());
        }
        reception.tree.assertUntouched("an error");
    }

    @Test
    void e52_moreBytesThanWereOfferedEndItAndLeaveNothing() throws Exception {
        var archive = Archive.of("f", "content");
        for (var form : Form.values()) {
            reception.assertRefused(form, GOOD, HostileSender.bytes("content!".getBytes(StandardCharsets.US_ASCII)));
            reception.assertRefused(
                    form, archive.offer("fine", MODE), archive.and(new byte[1]).data());
        }
    }

    @Test
    void h80_aDirectoryThatVanishesMeanwhileIsSaidAndNotMadeAgain() throws Exception {
        var into = reception.tree.inbox().resolve("into");
        for (var form : List.of(Form.DIRECTORY, Form.NAME_IN_DIRECTORY)) {
            reception.tree.reset();
            var result = reception.receive(form, GOOD, pipe -> {
                pipe.send(ByteBuffer.wrap(CONTENT, 0, 5));
                Files.delete(
                        into.resolve(form.place("fine", false).orElseThrow().substring(5) + ".part"));
                Files.delete(into);
                pipe.send(ByteBuffer.wrap(CONTENT, 5, 2));
                pipe.receive();
            });
            assertEquals(ExitStatus.FAILED, result.status(), result.toString());
            assertTrue(result.said().contains("cannot store "), result.toString());
            assertFalse(Files.exists(into), result.toString());
        }
    }

    @Test
    void h80_aDirectoryThatCannotBeWrittenToIsRefused() throws Exception {
        // Not even root makes files here; an empty one, as there is no space either.
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")));
        var empty = "{\"offer\": " + GOOD.replace("7", "0") + "}";
        for (var output : List.of("/proc/self/fd", "/proc/self/fd/chosen")) {
            var result = reception.receive(List.of("-o", output), true, NOTHING, empty);
            assertEquals(ExitStatus.FAILED, result.status(), result.toString());
            assertTrue(result.said().contains("cannot store "), result.toString());
            assertEquals("{\"error\": \"transfer rejected\"}", result.answer());
        }
    }
}
