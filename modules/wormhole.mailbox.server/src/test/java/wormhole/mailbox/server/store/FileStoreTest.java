package wormhole.mailbox.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wormhole.mailbox.server.hub.Change;
import wormhole.mailbox.server.hub.HubState;
import wormhole.mailbox.server.hub.StoredMessage;
import wormhole.server.PrivateFile;

@Timeout(300)
class FileStoreTest {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("relay.mailboxes");
    }

    private static final MailboxStore.Progress DEAF = new MailboxStore.Progress() {
        @Override
        public void advanced() {
            // The test looks itself.
        }

        @Override
        public void failed(IOException cause) {
            throw new AssertionError(cause);
        }
    };

    /** One of every kind, each visible in the state. */
    private static List<Change> story(String mailbox) {
        return List.of(
                new Change.Opened("app", mailbox, true, "a", 5),
                new Change.Claimed("app", "7", mailbox, "a", 5, true),
                new Change.Claimed("app", "7", mailbox, "b", 6, false),
                new Change.Opened("app", mailbox, false, "b", 6),
                new Change.Added("app", mailbox, message("b", "pake")),
                new Change.Added(
                        "app",
                        mailbox,
                        new StoredMessage("ü\ud83d\ude00", Optional.empty(), Optional.empty(), 9, Optional.empty())),
                new Change.Released("app", "7", "a"),
                new Change.Closed("app", mailbox, "a", "happy"),
                new Change.Touched("app", mailbox, 77),
                new Change.Opened("app", "gone", false, "a", 5),
                new Change.MailboxRemoved("app", "gone"),
                new Change.Opened("app", "other", true, "a", 5),
                new Change.Claimed("app", "8", "other", "a", 5, true),
                new Change.NameplateRemoved("app", "8"));
    }

    private static StoredMessage message(String side, String phase) {
        return new StoredMessage(side, Optional.of(phase), Optional.of("00ff"), 8, Optional.of("01fe"));
    }

    private static List<Change> picture(HubState state) {
        var picture = new ArrayList<Change>();
        state.describe(picture::add);
        return picture;
    }

    private static HubState made(List<Change> changes) {
        var state = new HubState();
        changes.forEach(state::apply);
        return state;
    }

    private HubState stored() throws IOException {
        try (var store = new FileStore(file())) {
            return store.load(DEAF);
        }
    }

    private static void append(MailboxStore store, List<Change> changes) {
        awaitDurable(store, store.append(changes));
    }

    private static void awaitDurable(MailboxStore store, long position) {
        while (store.durable() < position) {
            Thread.yield();
        }
    }

    @Test
    void everyChangeIsThereAfterARestart() throws IOException {
        try (var store = new FileStore(file())) {
            assertEquals(List.of(), picture(store.load(DEAF)));
            append(store, story("m"));
        }
        assertEquals(picture(made(story("m"))), picture(stored()));
    }

    @Test
    void closingMakesDurableWhatWasAppended() throws IOException {
        try (var store = new FileStore(file())) {
            store.load(DEAF);
            for (var i = 0; i < 1000; i++) {
                store.append(List.of(new Change.Opened("app", "m" + i, false, "a", i)));
            }
        }
        assertEquals(1000, stored().mailboxes());
    }

    @Test
    void manyAppendsShareASync() throws Exception {
        var syncs = new AtomicInteger();
        var done = new CountDownLatch(1);
        try (var store = new FileStore(file())) {
            store.load(new MailboxStore.Progress() {
                @Override
                public void advanced() {
                    syncs.incrementAndGet();
                    done.countDown();
                }

                @Override
                public void failed(IOException cause) {
                    throw new AssertionError(cause);
                }
            });
            for (var i = 0; i < 20_000; i++) {
                store.append(List.of(new Change.Touched("app", "m", i)));
            }
            assertTrue(done.await(60, TimeUnit.SECONDS));
        }
        assertTrue(syncs.get() < 20_000, syncs + " syncs");
    }

    @Test
    void aTailCutAnywhereLosesOnlyWhatWasNotWhole() throws IOException {
        var sizes = new ArrayList<Long>();
        try (var store = new FileStore(file())) {
            store.load(DEAF);
            for (var i = 0; i < 5; i++) {
                append(store, List.of(new Change.Opened("app", "m" + i, false, "a", i)));
                sizes.add(Files.size(file()));
            }
        }
        var whole = Files.readAllBytes(file());
        for (var length = 16; length <= whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            var until = length;
            var expected = sizes.stream().filter(size -> size <= until).count();
            assertEquals(expected, stored().mailboxes(), "cut at " + length);
            assertEquals(expected, stored().mailboxes(), "and once more");
        }
    }

    @Test
    void aFlippedBitIsFoundAndTheDamagedPartIsKept() throws IOException {
        try (var store = new FileStore(file())) {
            store.load(DEAF);
            append(store, List.of(new Change.Opened("app", "m0", false, "a", 1)));
            append(store, List.of(new Change.Opened("app", "m1", false, "a", 1)));
        }
        var whole = Files.readAllBytes(file());
        var record = (whole.length - 16) / 2;
        for (var bit = 0; bit < record * 8; bit++) {
            var damaged = whole.clone();
            damaged[16 + record + bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file(), damaged);
            assertEquals(1, stored().mailboxes(), "bit " + bit);
        }
        assertEquals(record, Files.size(directory.resolve("relay.mailboxes.damaged")));
        assertEquals(16 + record, Files.size(file()));
    }

    @Test
    void onlyTheirOwnerReadsItsFiles() throws IOException {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
        try (var store = new FileStore(file())) {
            store.load(DEAF);
            append(store, List.of(new Change.Opened("app", "m0", false, "a", 1)));
        }
        Files.write(file(), new byte[] {1}, StandardOpenOption.APPEND);
        stored();
        for (var suffix : List.of("", ".lock", ".damaged")) {
            var made = directory.resolve("relay.mailboxes" + suffix);
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made)), suffix);
        }
    }

    @Test
    void zerosAtTheEndAreNoRecords() throws IOException {
        try (var store = new FileStore(file())) {
            store.load(DEAF);
            append(store, List.of(new Change.Opened("app", "m0", false, "a", 1)));
        }
        var whole = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(whole, whole.length + 4096));
        assertEquals(1, stored().mailboxes());
    }

    @Test
    void anAnnouncedLengthIsNotAllocatedBeforeItIsThere() throws IOException {
        stored();
        var whole = Files.readAllBytes(file());
        var lying = ByteBuffer.allocate(whole.length + 8)
                .put(whole)
                .putInt(200 << 20)
                .putInt(7);
        Files.write(file(), lying.array());
        assertEquals(0, stored().mailboxes());
    }

    @Test
    void aForeignFileIsRefusedAndLeftAlone() throws IOException {
        for (var content : List.of("SQLite format 3\0 and so on", "x", "wormhole-mbox 2\nfuture")) {
            Files.writeString(file(), content);
            var thrown = assertThrows(IOException.class, this::stored);
            assertTrue(thrown.getMessage().contains(file().toString()), thrown.getMessage());
            assertEquals(content, Files.readString(file()));
        }
    }

    @Test
    void anEmptyFileIsANewStore() throws IOException {
        Files.createFile(file());
        assertEquals(0, stored().mailboxes());
    }

    @Test
    void aStoreBelongsToOneServerAtATime() throws IOException {
        try (var store = new FileStore(file())) {
            store.load(DEAF);
            var thrown = assertThrows(IOException.class, this::stored);
            assertTrue(thrown.getMessage().contains("in use"), thrown.getMessage());
        }
        assertEquals(0, stored().mailboxes());
    }

    @Test
    void compactionKeepsWhatLivesAndTheFileSmall() throws IOException {
        try (var store = new FileStore(file(), 4096)) {
            store.load(DEAF);
            append(store, story("kept"));
            for (var i = 0; i < 500; i++) {
                store.append(List.of(new Change.Opened("app", "m" + i, false, "a", i)));
                append(store, List.of(new Change.MailboxRemoved("app", "m" + i)));
            }
            assertTrue(Files.size(file()) < 20_000, Files.size(file()) + " bytes");
            append(store, List.of(new Change.Opened("app", "last", false, "a", 1)));
        }
        var expected = made(story("kept"));
        expected.apply(new Change.Opened("app", "last", false, "a", 1));
        assertEquals(Set.copyOf(picture(expected)), Set.copyOf(picture(stored())));
        assertFalse(Files.exists(directory.resolve("relay.mailboxes.new")));
    }

    @Test
    void whateverMomentAFileIsCopiedAtWhatWasDurableBeforeIsInTheCopy() throws Exception {
        var copy = directory.resolve("copy");
        var random = new Random(5);
        try (var store = new FileStore(file(), 8192)) {
            store.load(DEAF);
            var position = 0L;
            for (var i = 0; i < 3000; i++) {
                position = store.append(List.of(new Change.Opened("app", "m" + i, false, "a", i)));
                if (random.nextInt(300) == 0) {
                    awaitDurable(store, position);
                    var durable = i + 1;
                    Files.copy(file(), copy, StandardCopyOption.REPLACE_EXISTING);
                    try (var crashed = new FileStore(copy)) {
                        assertTrue(crashed.load(DEAF).mailboxes() >= durable);
                    }
                }
            }
        }
    }

    private static String place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    @Test
    void nothingToldIsLostWhenTheProcessIsKilled() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var classes = String.join(
                File.pathSeparator,
                Path.of("target", "test-classes").toString(),
                place(FileStore.class),
                place(PrivateFile.class));
        for (var round = 0; round < 3; round++) {
            var process = new ProcessBuilder(
                            java, "-Xmx64m", "-cp", classes, KilledProcess.class.getName(), file().toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var told = -1L;
            try (var out = process.inputReader()) {
                for (var line = out.readLine(); line != null; line = out.readLine()) {
                    told = Long.parseLong(line);
                    if (told > 300L * (round + 1)) {
                        // Not the process's own method, which closes what it has told and we have not read.
                        process.toHandle().destroyForcibly();
                    }
                }
            }
            process.waitFor();
            assertTrue(told > 300, "told " + told);
            assertTrue(stored().mailboxes() >= told + 1, told + " told, " + stored().mailboxes() + " there");
        }
    }

    @Test
    void anAddressNamesAStore() {
        assertTrue(MailboxStore.at("memory:") instanceof MemoryStore);
        assertTrue(MailboxStore.at("file:" + file()) instanceof FileStore);
        assertThrows(IllegalArgumentException.class, () -> MailboxStore.at("file:"));
        assertThrows(IllegalArgumentException.class, () -> MailboxStore.at("redis:x"));
    }
}
