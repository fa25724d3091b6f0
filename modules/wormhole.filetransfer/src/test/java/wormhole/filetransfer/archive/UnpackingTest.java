package wormhole.filetransfer.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.filetransfer.archive.ZipMaker.bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.filetransfer.archive.ZipMaker.Entry;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.error.TransferMismatchException;
import wormhole.filetransfer.offer.Destination;
import wormhole.filetransfer.offer.Offer;
import wormhole.filetransfer.offer.OnConflict;

/** Archives that honest programs send, in every form they have. */
final class UnpackingTest {
    @TempDir
    private Path directory;

    private Target open(byte[] zip) throws IOException {
        return Archives.target(new Offer.Directory("top", zip.length, 1 << 24, 1000), Destination.in(directory));
    }

    private Path unpack(byte[] zip, int piece) throws IOException {
        var target = open(zip);
        for (var at = 0; at < zip.length; at += piece) {
            target.write(ByteBuffer.wrap(zip, at, Math.min(piece, zip.length - at)));
        }
        return target.commit();
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({"false,false", "true,false", "false,true", "true,true"})
    void storedAndDeflatedWithAndWithoutDescriptorsAreRead(boolean deflated, boolean descriptor) throws IOException {
        for (var piece : new int[] {1, 7, 1000, 1 << 20}) {
            var data = random(70_000);
            var entry = new Entry("d/größe", data);
            entry = deflated ? entry.deflated() : entry;
            entry = descriptor ? entry.withDescriptor() : entry;
            var path = unpack(ZipMaker.of(new Entry("empty", new byte[0]).withDescriptor(), entry), piece);
            assertArrayEquals(data, Files.readAllBytes(path.resolve("d/größe")));
            assertEquals(0, Files.size(path.resolve("empty")));
            Deleting.all(path);
        }
    }

    @ParameterizedTest
    @CsvSource({"false,true", "true,true", "true,false"})
    void zip64SizesAndDescriptorsAreRead(boolean deflated, boolean signed) throws IOException {
        var entry = new Entry("a", random(500)).withDescriptor().with(e -> {
            e.zip64 = true;
            e.descriptorSigned = signed;
        });
        var path = unpack(ZipMaker.of(deflated ? entry.deflated() : entry), 100);
        assertEquals(500, Files.size(path.resolve("a")));
    }

    @Test
    void whatJavaItselfWritesIsRead() throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.setComment("a comment");
            out.putNextEntry(new ZipEntry("d/"));
            out.putNextEntry(new ZipEntry("d/日本"));
            out.write(random(10_000));
        }
        var path = unpack(zip.toByteArray(), 100);
        assertArrayEquals(random(10_000), Files.readAllBytes(path.resolve("d/日本")));
        assertEquals(UnixMode.of(newFile()) & 0777, UnixMode.of(path.resolve("d/日本")) & 0777);
    }

    private Path newFile() throws IOException {
        return Files.createFile(directory.resolve("ordinary"));
    }

    @Test
    void contentFullOfSignaturesIsReadWhole() throws IOException {
        var data = bytes("PK\7\10".repeat(20_000) + "PK\3\4PK\1\2");
        for (var piece : new int[] {3, 4096}) {
            var path = unpack(ZipMaker.of(new Entry("a", data).withDescriptor()), piece);
            assertArrayEquals(data, Files.readAllBytes(path.resolve("a")));
            Deleting.all(path);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "104755,755",
        "102755,755",
        "101777,777",
        "106777,777",
        "100000,600",
        "100444,444",
        "100111,711",
        "100640,640",
        "644,644"
    })
    void onlyPermissionBitsAreTakenAndTheOwnerKeepsHis(String mode, String expected) throws IOException {
        var path = unpack(ZipMaker.of(new Entry("a", bytes("x")).with(e -> e.mode = Integer.parseInt(mode, 8))), 100);
        var got = UnixMode.of(path.resolve("a")) & 07777;
        assertEquals(expected, Integer.toOctalString(got));
    }

    @Test
    void aDirectoryWithoutPermissionsCanStillBeFilled() throws IOException {
        var closed = new Entry("d/", new byte[0]).with(e -> e.mode = 040000);
        var path = unpack(ZipMaker.of(closed, new Entry("d/a", bytes("x"))), 100);
        assertEquals("x", Files.readString(path.resolve("d/a")));
        assertEquals(0700, UnixMode.of(path.resolve("d")) & 0777);
    }

    @Test
    void anArchiveWithoutEntriesIsAnEmptyDirectory() throws IOException {
        var path = unpack(ZipMaker.of(), 5);
        assertTrue(Files.isDirectory(path));
        assertEquals(directory.toRealPath().resolve("top"), path);
    }

    @Test
    void theReferencesEmptyDirectoryIsRead() throws IOException {
        assertTrue(Files.isDirectory(unpack(ZipMaker.of(new Entry("./", new byte[0]).with(e -> e.mode = 040755)), 9)));
    }

    @Test
    void whileItComesNobodyElseCanLookIn() throws IOException {
        var zip = ZipMaker.of(new Entry("a", bytes("x")));
        var target = open(zip);
        target.write(ByteBuffer.wrap(zip, 0, 40));
        assertFalse(Files.exists(directory.resolve("top")));
        assertEquals(0700, UnixMode.of(directory.resolve("top.part")) & 0777);
        target.discard();
        assertEquals(0, directory.toFile().list().length);
    }

    @Test
    void whatCameIsKeptAndItsPlaceTold() throws IOException {
        var zip = ZipMaker.of(new Entry("a", bytes("x")), new Entry("b", random(5000)));
        var target = open(zip);
        target.write(ByteBuffer.wrap(zip, 0, 3000));
        assertThrows(TransferMismatchException.class, target::commit);
        var kept = target.keepPartial().orElseThrow();
        assertEquals("x", Files.readString(kept.resolve("content/a")));
        assertFalse(Files.exists(directory.resolve("top")));
    }

    @Test
    void nothingIsKeptOfNothing() throws IOException {
        assertTrue(open(new byte[100]).keepPartial().isEmpty());
        assertEquals(0, directory.toFile().list().length);
    }

    @Test
    void aDirectoryIsNeverReplaced() throws IOException {
        Files.createDirectory(directory.resolve("top"));
        var offer = new Offer.Directory("top", 22, 0, 0);
        for (var policy : new OnConflict[] {OnConflict.FAIL, OnConflict.OVERWRITE}) {
            var destination = Destination.in(directory).withOnConflict(policy);
            assertThrows(LocalFileException.class, () -> Archives.target(offer, destination));
        }
        var renamed = Archives.target(offer, Destination.in(directory).withOnConflict(OnConflict.RENAME));
        renamed.write(ByteBuffer.wrap(ZipMaker.of()));
        assertEquals("top (1)", renamed.commit().getFileName().toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAppearsUnderTheNameInTheMeantimeIsNotReplaced(boolean isDirectory) throws IOException {
        var zip = ZipMaker.of(new Entry("a", bytes("x")));
        var target = open(zip);
        target.write(ByteBuffer.wrap(zip));
        var top = directory.resolve("top");
        var other = isDirectory ? Files.createDirectory(top) : Files.createFile(top);
        assertThrows(LocalFileException.class, target::commit);
        assertEquals(isDirectory, Files.isDirectory(other));
        assertTrue(target.keepPartial().isPresent());
    }
}
