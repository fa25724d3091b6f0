package wormhole.filetransfer.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.filetransfer.archive.ZipMaker.bytes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.filetransfer.archive.ZipMaker.Entry;
import wormhole.filetransfer.error.TransferMismatchException;

/** Archives that nobody honest sends: all is refused, and nothing around the target is touched. */
final class HostileZipTest {
    private static final long MUCH = 1 << 20;

    @TempDir
    private Path scratch;

    private Surroundings tree;

    @BeforeEach
    void surround() throws IOException {
        tree = new Surroundings(scratch.resolve("root"));
    }

    private TransferMismatchException assertRefused(byte[] zip) throws IOException {
        return assertRefused(zip, MUCH, 100);
    }

    private TransferMismatchException assertRefused(byte[] zip, long bytes, long files) throws IOException {
        var refused = assertThrows(TransferMismatchException.class, () -> tree.unpack(zip, bytes, files));
        tree.assertUntouched();
        return refused;
    }

    private static Entry good(String name) {
        return new Entry(name, bytes("content"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "/x",
                "a/../../x",
                "..\\x",
                "NAME-evil/../x",
                "../NAME-evil/x",
                "C:\\x",
                "C:x",
                "c:/x",
                "\\\\srv\\x",
                "a\\b",
                "..",
                "../",
                "/",
                "//x",
                "a/..",
                "a/../b",
                ".",
                "",
                "a\0b",
                "../link",
                "link/../../x",
                "./../x",
                "../../../../../../../../../../etc/x"
            })
    void aPathThatLeadsElsewhereEndsAll(String name) throws IOException {
        assertRefused(ZipMaker.of(good("before"), good(name)));
        assertRefused(ZipMaker.of(good(name)));
        assertRefused(ZipMaker.of(good("before"), good(name).deflated().withDescriptor()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0120777, 0020644, 0060644, 0010644, 0140644, 0040755})
    void whatIsNoFileEndsAll(int mode) throws IOException {
        assertRefused(ZipMaker.of(new Entry("a", bytes("/etc/passwd")).with(e -> e.mode = mode)));
    }

    @Test
    void nothingIsWrittenThroughAnEntryThatIsALink() throws IOException {
        assertRefused(ZipMaker.of(new Entry("a", bytes("..")).with(e -> e.mode = 0120777), good("a/x")));
    }

    @Test
    void aFileCannotSayItIsADirectoryNorTheOtherWayRound() throws IOException {
        assertRefused(ZipMaker.of(new Entry("d/", new byte[0]).with(e -> e.mode = 0100644)));
        assertRefused(ZipMaker.of(new Entry("d/", bytes("content")).with(e -> e.mode = 040755)));
    }

    static Stream<byte[]> twins() {
        return Stream.of(
                ZipMaker.of(good("a"), good("a")),
                ZipMaker.of(good("a"), good("a/b")),
                ZipMaker.of(good("a/b"), good("a")),
                ZipMaker.of(good("a/"), good("a")),
                ZipMaker.of(good("a"), new Entry("a/", new byte[0]).with(e -> e.mode = 040755)),
                ZipMaker.of(good("a/b"), good("a//b")),
                ZipMaker.of(good("a/b"), good("./a/./b")));
    }

    @ParameterizedTest
    @MethodSource("twins")
    void twoEntriesOfOneNameEndAll(byte[] zip) throws IOException {
        assertRefused(zip);
    }

    static Stream<Consumer<Entry>> contradictions() {
        return Stream.of(
                e -> e.centralName = bytes("other"),
                e -> e.centralName = bytes("../x"),
                e -> e.name = bytes("../x"),
                e -> e.centralSize = 3,
                e -> e.centralCrc = 7,
                e -> e.crc = 7,
                e -> e.centralMethod = 8,
                e -> e.offset = 1,
                e -> e.offset = 100_000,
                e -> e.size = 6,
                e -> e.size = 8,
                e -> e.packedSize = 6,
                e -> e.flags = 1,
                e -> e.flags = 0x41,
                e -> e.flags = 0x20,
                e -> e.flags = 0x2000,
                e -> e.version = 90,
                e -> e.method = e.centralMethod = 1,
                e -> e.method = e.centralMethod = 12,
                e -> e.method = e.centralMethod = 99,
                e -> e.method = e.centralMethod = 8,
                e -> e.localExtra = new byte[] {1, 0, 9},
                e -> e.centralExtra = new byte[] {1, 0, 9, 0, 1},
                e -> e.size = e.packedSize = 0xffffffffL,
                e -> {
                    e.zip64 = true;
                    e.size = e.packedSize = Long.MAX_VALUE;
                },
                e -> {
                    e.zip64 = true;
                    e.size = e.packedSize = -1;
                });
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void whatContradictsItselfOrCannotBeReadEndsAll(Consumer<Entry> fault) throws IOException {
        assertRefused(ZipMaker.of(good("before"), good("a").with(fault), good("behind")));
    }

    @Test
    void encryptedAndUnknownEntriesAreRefusedWithTheirReason() throws IOException {
        assertTrue(assertRefused(ZipMaker.of(good("a").with(e -> e.flags = 1)))
                .getMessage()
                .contains("encrypted"));
        assertTrue(assertRefused(ZipMaker.of(good("a").with(e -> e.method = 14)))
                .getMessage()
                .contains("unknown way"));
    }

    @Test
    void bytesBeforeBetweenAndBehindTheEntriesEndAll() throws IOException {
        var zip = ZipMaker.of(good("a"));
        assertRefused(concat(bytes("#!/bin/sh\n"), zip));
        assertRefused(concat(zip, bytes("junk")));
        assertRefused(concat(zip, zip));
        var gap = new ZipMaker().add(good("a"));
        gap.gap = bytes("between");
        assertRefused(gap.finish());
    }

    @Test
    void entriesThatOverlapEndAll() throws IOException {
        assertRefused(ZipMaker.of(good("a"), good("b").with(e -> e.offset = 0)));
    }

    @Test
    void aWrongCountOrPlaceOfTheDirectoryEndsAll() throws IOException {
        for (var wrong : new int[] {0, 2, 65535}) {
            var maker = new ZipMaker().add(good("a"));
            maker.count = wrong;
            assertRefused(maker.finish());
        }
        var maker = new ZipMaker().add(good("a"));
        maker.centralOffset = 3;
        assertRefused(maker.finish());
    }

    @Test
    void anArchiveCutAnywhereIsRefused() throws IOException {
        var whole = ZipMaker.of(good("a").deflated(), good("b").withDescriptor(), good("c"));
        for (var length = 0; length < whole.length; length += 7) {
            assertRefused(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void aBitFlippedAnywhereIsRefusedOrHarmless() throws IOException {
        var whole =
                ZipMaker.of(good("a/b").deflated().withDescriptor(), good("b").withDescriptor());
        for (var bit = 0; bit < whole.length * 8; bit++) {
            var flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            unpackAndForget(flipped);
            tree.assertUntouched();
        }
    }

    private void unpackAndForget(byte[] zip) throws IOException {
        try {
            Deleting.all(tree.unpack(zip, MUCH, 100));
        } catch (TransferMismatchException e) {
            assertTrue(e.getMessage().length() < 2000);
        }
    }

    @Test
    void moreBytesThanOfferedEndAllAtOnce() throws IOException {
        var zeros = new byte[10_000_000];
        assertRefused(ZipMaker.of(new Entry("bomb", zeros).deflated()), zeros.length - 1, 1);
        assertRefused(ZipMaker.of(new Entry("bomb", zeros).deflated().withDescriptor()), 1000, 1);
        assertRefused(ZipMaker.of(new Entry("a", new byte[600]), new Entry("b", new byte[600])), 1199, 2);
    }

    @Test
    void aBombThatLiesAboutItsSizeIsStoppedAtTheLie() throws IOException {
        var bomb = new Entry("bomb", new byte[10_000_000]).deflated().with(e -> e.size = e.centralSize = 5);
        assertRefused(ZipMaker.of(bomb), 100_000, 1);
    }

    @Test
    void moreFilesThanOfferedEndAll() throws IOException {
        assertRefused(ZipMaker.of(good("a"), good("b"), good("c")), MUCH, 2);
    }

    @Test
    void moreDirectoriesThanAnybodyNeedsEndAll() throws IOException {
        var maker = new ZipMaker();
        for (var i = 0; i < 100; i++) {
            maker.add(new Entry(i + "/" + "d/".repeat(250), new byte[0]).with(e -> e.mode = 040755));
        }
        assertRefused(maker.finish(), MUCH, 0);
    }

    @Test
    void namesThatNoFileSystemTakesEndAll() throws IOException {
        assertRefused(ZipMaker.of(good("n".repeat(256))));
        assertRefused(ZipMaker.of(good("あ".repeat(86))));
        assertRefused(ZipMaker.of(good("p/".repeat(256) + "x")));
        assertRefused(ZipMaker.of(good("path/".repeat(820) + "x")));
        assertRefused(ZipMaker.of(good("a").with(e -> e.name = e.centralName = new byte[65535])));
    }

    @Test
    void namesThatAreNoTextEndAll() throws IOException {
        for (var name : new int[][] {{0xff}, {0xc3}, {0xed, 0xa0, 0x80}, {0xc0, 0xae, 0xc0, 0xae, '/', 'x'}}) {
            var raw = new byte[name.length];
            for (var i = 0; i < name.length; i++) {
                raw[i] = (byte) name[i];
            }
            assertRefused(ZipMaker.of(good("a").with(e -> {
                e.name = e.centralName = raw;
                e.flags = ZipMaker.UTF8;
            })));
        }
    }

    @Test
    void contentThatImitatesADescriptorAndAHeaderIsRefusedAsAWhole() throws IOException {
        var inner = ZipMaker.of(new Entry("evil", bytes("content")).withDescriptor());
        var cut = Arrays.copyOfRange(inner, 34, inner.length);
        assertRefused(ZipMaker.of(new Entry("outer", cut).withDescriptor()));
    }

    @Test
    void anArchiveWithinAnArchiveIsJustAFile() throws IOException {
        var inner = ZipMaker.of(good("a").withDescriptor(), good("b").withDescriptor());
        var path = tree.unpack(ZipMaker.of(new Entry("inner.zip", inner).withDescriptor()), MUCH, 1);
        assertEquals(inner.length, java.nio.file.Files.size(path.resolve("inner.zip")));
    }

    private static byte[] concat(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
