package wormhole.mailbox.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wormhole.mailbox.server.hub.Change;

/** What is read of a file that is cut, flipped, foreign or empty. */
@Timeout(300)
class DamagedStoreTest extends StoreFixture {
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
}
