package wormhole.mailbox.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wormhole.mailbox.server.hub.Change;
import wormhole.server.PrivateFile;

/** What a store keeps, over restarts, copies and the death of the process. */
@Timeout(300)
class FileStoreTest extends StoreFixture {
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
