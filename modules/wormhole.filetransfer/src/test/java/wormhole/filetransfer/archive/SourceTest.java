package wormhole.filetransfer.archive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wormhole.filetransfer.error.LocalFileException;
import wormhole.filetransfer.error.TransferCancelledException;
import wormhole.filetransfer.offer.Destination;
import wormhole.filetransfer.offer.Offer;
import wormhole.filetransfer.offer.Symlinks;

final class SourceTest {
    @TempDir
    private Path scratch;

    private Path tree;

    @BeforeEach
    void make() throws IOException {
        tree = Files.createDirectory(scratch.resolve("tree"));
    }

    private static Source source(Path... paths) throws IOException {
        return Archives.source(List.of(paths), Symlinks.FOLLOW, false, Optional.empty());
    }

    private static byte[] written(Source source) throws IOException {
        var out = new ByteArrayOutputStream();
        source.writeTo(Channels.newChannel(out), Cancel.NEVER);
        assertEquals(source.bytesOnWire(), out.size());
        return out.toByteArray();
    }

    private Path unpacked(Source source) throws IOException {
        var zip = written(source);
        var offer = new Offer.Directory("out", zip.length, source.contentBytes(), source.entries());
        var target = Archives.target(offer, Destination.in(scratch));
        target.write(ByteBuffer.wrap(zip));
        return target.commit();
    }

    @Test
    void aTreeComesOutAsItWentIn() throws IOException {
        Files.createDirectories(tree.resolve("größe/leer"));
        Files.writeString(tree.resolve("größe/a b"), "x".repeat(300_000));
        Files.createFile(tree.resolve("empty"));
        UnixMode.set(Files.writeString(tree.resolve("run"), "#!"), 0751);
        UnixMode.set(Files.writeString(tree.resolve("read-only"), "r"), 0444);
        var before = new TreeMap<>(Surroundings.state(tree));
        assertEquals(before, Surroundings.state(unpacked(source(tree))));
    }

    @Test
    void aFileIsSentAsItIsUnderTheNameThatWasTyped() throws IOException {
        var file = Files.writeString(tree.resolve("real"), "content");
        var link = Files.createSymbolicLink(tree.resolve("typed"), file);
        var source = source(link);
        assertEquals("typed", source.offeredName());
        assertArrayEquals(ZipMaker.bytes("content"), written(source));
        assertEquals("tree", source(tree.resolve(".")).offeredName());
    }

    @Test
    void severalPathsAreOneDirectory() throws IOException {
        Files.writeString(Files.createDirectories(tree.resolve("d")).resolve("a"), "1");
        var file = Files.writeString(scratch.resolve("f"), "2");
        var source = source(tree.resolve("d"), file);
        assertEquals("files", source.offeredName());
        assertEquals(2, source.entries());
        var out = unpacked(source);
        assertEquals("1", Files.readString(out.resolve("d/a")));
        assertEquals("2", Files.readString(out.resolve("f")));
        var twin = Files.createDirectories(tree.resolve("f"));
        assertThrows(LocalFileException.class, () -> source(file, twin));
    }

    @Test
    void linksAreFollowedLeftOutOrRefusedAsAsked() throws IOException {
        var file = Files.writeString(scratch.resolve("outside"), "o");
        Files.createSymbolicLink(tree.resolve("link"), file);
        assertEquals(1, source(tree).entries());
        var skipping = Archives.source(List.of(tree), Symlinks.SKIP, false, Optional.empty());
        assertEquals(0, skipping.entries());
        assertEquals(List.of("link: a symbolic link"), skipping.skipped());
        assertThrows(
                LocalFileException.class,
                () -> Archives.source(List.of(tree), Symlinks.REFUSE, false, Optional.empty()));
    }

    // Not even where what cannot be sent is left out: that would be the whole directory.
    @Test
    void aLinkThatIsRefusedEndsItEvenIfWhatCannotBeSentIsLeftOut() throws IOException {
        Files.writeString(tree.resolve("a"), "x");
        Files.createSymbolicLink(tree.resolve("link"), tree.resolve("a"));
        var refused = assertThrows(
                LocalFileException.class,
                () -> Archives.source(List.of(tree), Symlinks.REFUSE, true, Optional.empty()));
        assertEquals("cannot send link: it is a symbolic link", refused.getMessage());
    }

    @Test
    void whatIsNamedItselfIsNotToBeLeftOut() {
        var missing = assertThrows(LocalFileException.class, () -> source(tree.resolve("missing")));
        assertEquals("Check its name, and whether it can be read.", missing.advice());
    }

    @Test
    void aLoopOfLinksIsNoticed() throws IOException {
        Files.createSymbolicLink(Files.createDirectory(tree.resolve("d")).resolve("up"), tree);
        Files.createSymbolicLink(tree.resolve("self"), tree.resolve("self"));
        assertThrows(LocalFileException.class, () -> source(tree));
        var ignoring = Archives.source(List.of(tree), Symlinks.FOLLOW, true, Optional.empty());
        assertEquals(2, ignoring.skipped().size());
    }

    @Test
    void whatCannotBeSentIsAnErrorOrLeftOut() throws IOException {
        Files.writeString(tree.resolve("a"), "x");
        Files.createSymbolicLink(tree.resolve("dangling"), tree.resolve("nothing"));
        var address = UnixDomainSocketAddress.of(tree.resolve("socket"));
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            var refused = assertThrows(LocalFileException.class, () -> source(tree));
            assertEquals("cannot send dangling: no such file or directory", refused.getMessage());
            assertTrue(refused.advice().contains("--ignore-unsendable-files"), refused.advice());
            var ignoring = Archives.source(List.of(tree), Symlinks.FOLLOW, true, Optional.empty());
            assertEquals(2, ignoring.skipped().size());
            assertEquals("x", Files.readString(unpacked(ignoring).resolve("a")));
            assertThrows(LocalFileException.class, () -> source(tree.resolve("socket")));
        }
        assertThrows(LocalFileException.class, () -> source(tree.resolve("missing")));
    }

    @Test
    void whatChangesAfterTheOfferIsAnErrorBeforeTheEnd() throws IOException {
        var file = Files.writeString(tree.resolve("a"), "12345");
        for (var changed : new String[] {"123", "1234567"}) {
            var alone = source(file);
            var within = source(tree);
            Files.writeString(file, changed);
            assertThrows(LocalFileException.class, () -> written(alone));
            assertThrows(LocalFileException.class, () -> written(within));
        }
        var touched = source(file);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
        assertThrows(LocalFileException.class, () -> written(touched));
        var gone = source(tree);
        Files.delete(file);
        assertThrows(LocalFileException.class, () -> written(gone));
    }

    @Test
    void aPipeInThePlaceOfAFileIsNotWaitedFor() throws Exception {
        for (var content : new String[] {"12345", ""}) {
            var file = Files.writeString(tree.resolve("a"), content);
            var alone = source(file);
            var within = source(tree);
            Files.delete(file);
            assumeTrue(new ProcessBuilder("mkfifo", file.toString()).start().waitFor() == 0);
            for (var source : List.of(alone, within)) {
                assertTimeoutPreemptively(
                        Duration.ofSeconds(60), () -> assertThrows(LocalFileException.class, () -> written(source)));
            }
            Files.delete(file);
        }
    }

    @Test
    void aFileWhoseSizeTheSystemDoesNotTellIsNotTakenForAnEmptyOne() throws IOException {
        var untold = Path.of("/proc/self/status");
        assumeTrue(Files.isReadable(untold) && Files.size(untold) == 0);
        var refused = assertThrows(LocalFileException.class, () -> source(untold));
        assertEquals("cannot send status: the system does not tell its size", refused.getMessage());
    }

    @Test
    void datesThatZipDoesNotHaveBecomeTheNearest() throws IOException {
        for (var time : new String[] {"1970-01-01T00:00:00Z", "2200-01-01T00:00:00Z"}) {
            var file = Files.writeString(tree.resolve("a"), "x");
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse(time)));
            assertTrue(written(source(tree)).length > 0);
        }
    }

    @Test
    void anEmptyDirectoryIsAnArchiveWithoutEntries() throws IOException {
        assertEquals(22, written(source(tree)).length);
        assertTrue(Files.isDirectory(unpacked(source(tree))));
    }

    @Test
    void fromSixtyFiveThousandEntriesOnTheEndIsZip64() throws IOException {
        for (var i = 0; i < 65_536; i++) {
            Files.createFile(tree.resolve("f" + i));
        }
        var out = unpacked(source(tree));
        assertEquals(65_536, out.toFile().list().length);
    }

    @Test
    void cancellingEndsItWithinAPiece() throws IOException {
        Files.write(tree.resolve("a"), new byte[1 << 20]);
        Cancel cancelled = () -> {
            throw new TransferCancelledException();
        };
        var out = Channels.newChannel(new ByteArrayOutputStream());
        assertThrows(TransferCancelledException.class, () -> source(tree).writeTo(out, cancelled));
        assertThrows(
                TransferCancelledException.class,
                () -> source(tree.resolve("a")).writeTo(out, cancelled));
    }

    @Test
    void theSizeOfADeviceIsFoundBySeeking() throws IOException {
        for (var size : new int[] {0, 1, 2, 1000, 4096, 65_537}) {
            var file = Files.write(tree.resolve("device"), new byte[size]);
            try (var channel = FileChannel.open(file)) {
                assertEquals(size, FileSource.sizeBySeeking(channel));
            }
        }
    }
}
