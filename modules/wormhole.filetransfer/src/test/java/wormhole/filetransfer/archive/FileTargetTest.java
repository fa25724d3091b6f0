package wormhole.filetransfer.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.error.TransferMismatchException;
import wormhole.filetransfer.offer.Destination;
import wormhole.filetransfer.offer.Offer;
import wormhole.filetransfer.offer.OnConflict;

final class FileTargetTest {
    @TempDir
    private Path directory;

    private Target open(String name, int size, OnConflict onConflict) throws IOException {
        return Archives.target(
                new Offer.File(name, size), Destination.in(directory).withOnConflict(onConflict));
    }

    private Path receive(String name, String content, OnConflict onConflict) throws IOException {
        var target = open(name, content.length(), onConflict);
        target.write(ByteBuffer.wrap(ZipMaker.bytes(content)));
        return target.commit();
    }

    private Path at(String name) {
        return directory.resolve(name);
    }

    private String[] names() {
        var names = directory.toFile().list();
        java.util.Arrays.sort(names);
        return names;
    }

    @Test
    void untilItIsCompleteOnlyItsOwnerCanReadItAndItHasAnotherName() throws IOException {
        var target = open("a.txt", 2, OnConflict.FAIL);
        target.write(ByteBuffer.wrap(ZipMaker.bytes("x")));
        assertEquals(0600, UnixMode.of(at("a.txt.part")) & 0777);
        assertFalse(Files.exists(at("a.txt")));
        target.write(ByteBuffer.wrap(ZipMaker.bytes("y")));
        assertEquals("xy", Files.readString(target.commit()));
        assertEquals(UnixMode.of(Files.createFile(at("ordinary"))) & 0777, UnixMode.of(at("a.txt")) & 0777);
        assertEquals(2, names().length);
    }

    @Test
    void anEmptyFileIsAFile() throws IOException {
        assertEquals(0, Files.size(receive("empty", "", OnConflict.FAIL)));
    }

    @Test
    void moreOrFewerBytesThanOfferedAreRefused() throws IOException {
        var more = open("a", 2, OnConflict.FAIL);
        assertThrows(TransferMismatchException.class, () -> more.write(ByteBuffer.allocate(3)));
        more.discard();
        var fewer = open("a", 2, OnConflict.FAIL);
        fewer.write(ByteBuffer.allocate(1));
        assertThrows(TransferMismatchException.class, fewer::commit);
        assertEquals(at("a.part").toRealPath(), fewer.keepPartial().orElseThrow());
        assertFalse(Files.exists(at("a")));
    }

    @Test
    void longRunsOfZerosAreKeptAndTakeNoSpaceWhereTheSystemHasHoles() throws IOException {
        var content = new byte[5 << 20];
        content[0] = 1;
        content[(2 << 20) + 5] = 2;
        var target = open("disk.img", content.length, OnConflict.FAIL);
        for (var at = 0; at < content.length; at += 1 << 18) {
            target.write(ByteBuffer.wrap(content, at, 1 << 18));
        }
        target.syncEarly();
        var file = target.commit();
        assertArrayEquals(content, Files.readAllBytes(file));
        if (hasHoles()) {
            assertTrue(blockBytes(file) <= 1 << 20, "two of twenty pieces hold something");
        }
    }

    @Test
    void aPartialThatEndsInZerosIsAsLongAsWhatCame() throws IOException {
        var target = open("a", 1 << 20, OnConflict.FAIL);
        target.write(ByteBuffer.allocate(1 << 19));
        // As it is handed on when the connection ends.
        target.write(ByteBuffer.allocate(0));
        assertEquals(1 << 19, Files.size(target.keepPartial().orElseThrow()));
    }

    private boolean hasHoles() throws IOException {
        return List.of("ext4", "xfs", "btrfs", "tmpfs")
                .contains(Files.getFileStore(directory).type());
    }

    private static long blockBytes(Path file) throws IOException {
        var command = new ProcessBuilder("stat", "-c", "%b", file.toString()).start();
        return 512
                * Long.parseLong(
                        new String(command.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
    }

    @Test
    void whatIsLeftOfAnEarlierTransferIsNotTouched() throws IOException {
        Files.writeString(at("a.part"), "earlier");
        assertEquals("new", Files.readString(receive("a", "new", OnConflict.FAIL)));
        assertEquals("earlier", Files.readString(at("a.part")));
    }

    @Test
    void aTakenNameIsRefusedNumberedOrReplacedAsAsked() throws IOException {
        Files.writeString(at("a.txt"), "old");
        assertThrows(LocalFileException.class, () -> receive("a.txt", "new", OnConflict.FAIL));
        assertEquals(
                "a (1).txt",
                receive("a.txt", "new", OnConflict.RENAME).getFileName().toString());
        assertEquals(
                "a (2).txt",
                receive("a.txt", "new", OnConflict.RENAME).getFileName().toString());
        assertEquals("old", Files.readString(at("a.txt")));
        receive("a.txt", "new", OnConflict.OVERWRITE);
        assertEquals("new", Files.readString(at("a.txt")));
        assertEquals(3, names().length);
    }

    @Test
    void whoseNameIsTakenLearnsWhatWouldHelp() throws IOException {
        Files.writeString(at("file"), "old");
        Files.createDirectory(at("directory"));
        var file = assertThrows(LocalFileException.class, () -> open("file", 1, OnConflict.FAIL));
        assertTrue(file.advice().contains("--on-conflict=rename|overwrite"), file.advice());
        var directory = assertThrows(LocalFileException.class, () -> open("directory", 1, OnConflict.FAIL));
        assertTrue(directory.advice().contains("--on-conflict=rename)"), directory.advice());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A.txt", "RÉSUMÉ", "re\u0301sume\u0301"})
    void namesThatAnotherFileSystemTakesForOneAreTaken(String existing) throws IOException {
        Files.createFile(at(existing));
        var offered = existing.equals("A.txt") ? "a.txt" : "résumé";
        assertThrows(LocalFileException.class, () -> open(offered, 1, OnConflict.FAIL));
    }

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "OVERWRITE"})
    void noLinkIsFollowedAndNothingButAFileIsReplaced(OnConflict onConflict) throws IOException {
        var victim = Files.writeString(at("victim"), "mine");
        Files.createSymbolicLink(at("link"), victim);
        Files.createSymbolicLink(at("dangling"), at("nothing"));
        Files.createDirectory(at("directory"));
        for (var name : new String[] {"link", "dangling", "directory"}) {
            assertThrows(LocalFileException.class, () -> open(name, 1, onConflict));
        }
        Files.createSymbolicLink(at("b.part"), victim);
        assertThrows(LocalFileException.class, () -> open("b", 1, onConflict));
        assertEquals("mine", Files.readString(victim));
        assertFalse(Files.exists(at("nothing")));
    }

    @Test
    void whatAppearsUnderTheNameInTheMeantimeIsNotReplaced() throws IOException {
        var target = open("a", 1, OnConflict.FAIL);
        target.write(ByteBuffer.allocate(1));
        Files.writeString(at("a"), "mine");
        assertThrows(LocalFileException.class, target::commit);
        assertEquals("mine", Files.readString(at("a")));
        assertTrue(target.keepPartial().isPresent());
    }

    @Test
    void aDirectoryThatWasReplacedByALinkIsNotWrittenTo() throws IOException {
        var inbox = Files.createDirectory(at("inbox"));
        var other = Files.createDirectory(at("other"));
        var target = Archives.target(new Offer.File("a", 1), Destination.in(inbox));
        target.write(ByteBuffer.allocate(1));
        Files.move(inbox, at("moved"));
        Files.createSymbolicLink(inbox, other);
        assertThrows(LocalFileException.class, target::commit);
        assertEquals(0, other.toFile().list().length);
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeAnythingIsMade() {
        var offer = new Offer.File("a", Long.MAX_VALUE);
        var refused = assertThrows(LocalFileException.class, () -> Archives.target(offer, Destination.in(directory)));
        assertTrue(refused.getMessage().contains("free space"));
        assertEquals(0, names().length);
    }

    @Test
    void aNameFromHereMayNotLeadElsewhereEither() {
        var destination = new Destination(directory, java.util.Optional.of("../x"), OnConflict.FAIL);
        assertThrows(IllegalArgumentException.class, () -> Archives.path(new Offer.File("a", 1), destination));
    }

    @Test
    void discardingLeavesNothing() throws IOException {
        open("a", 5, OnConflict.FAIL).discard();
        assertEquals(0, names().length);
        assertFalse(Files.exists(at("a.part"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void theModeOfNewFilesIsTheSameAskedAndTried() throws IOException {
        assertEquals(Umask.tried(), Umask.modeOfNewFiles());
    }
}
