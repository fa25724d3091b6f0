package wormhole.conformance.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.CRC32C;
import wormhole.mailbox.server.hub.Change;
import wormhole.mailbox.server.hub.Hub;
import wormhole.mailbox.server.hub.HubOptions;
import wormhole.mailbox.server.hub.HubState;
import wormhole.mailbox.server.hub.Input;
import wormhole.mailbox.server.hub.PeerAddress;
import wormhole.mailbox.server.store.FileStore;
import wormhole.mailbox.server.store.MailboxStore;

/** A store file that a crash, a bad disk or another program has been at. */
class StoreFuzzTest {
    private static final byte[] MAGIC = "wormhole-mbox 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 8;
    // Kept, or it forgets its level: every damaged file is worth a warning, and here there are many.
    private static final Logger LOG = Logger.getLogger("wormhole.mailbox.server");

    /** The input is what follows the magic bytes of the file. */
    @FuzzTest
    void damagedFile(byte[] input) throws Exception {
        recover(file(input));
    }

    /** The input is records of another make: a byte of length, then as many bytes; lengths and checksums are put right. */
    @FuzzTest
    void strangeRecords(byte[] input) throws Exception {
        var records = new ByteArrayOutputStream();
        for (var at = 0; at < input.length; ) {
            var length = Math.min(input[at] & 0xff, input.length - at - 1);
            if (length > 0) {
                record(records, Arrays.copyOfRange(input, at + 1, at + 1 + length));
            }
            at += 1 + length;
        }
        recover(file(records.toByteArray()));
    }

    private static void record(ByteArrayOutputStream out, byte[] payload) throws IOException {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(4).putInt(0, payload.length));
        crc.update(payload);
        out.write(ByteBuffer.allocate(HEAD)
                .putInt(payload.length)
                .putInt((int) crc.getValue())
                .array());
        out.write(payload);
    }

    private static byte[] file(byte[] content) {
        return ByteBuffer.allocate(MAGIC.length + content.length)
                .put(MAGIC)
                .put(content)
                .array();
    }

    private static void recover(byte[] file) throws Exception {
        LOG.setLevel(Level.OFF);
        var directory = Files.createTempDirectory("store-fuzz");
        try {
            var path = directory.resolve("store");
            Files.write(path, file);
            Growth.bounded(file.length, () -> load(path, file));
        } finally {
            clear(directory);
        }
    }

    // Nothing of the file is lost, and what was read once is read again.
    private static void load(Path path, byte[] file) throws IOException {
        List<String> first;
        try {
            first = loaded(path);
        } catch (IOException e) {
            assertEquals(-1, Arrays.mismatch(file, Files.readAllBytes(path)), "a file that is refused is changed");
            return;
        }
        var damaged = path.resolveSibling("store.damaged");
        var kept = Files.readAllBytes(path).length + (Files.exists(damaged) ? Files.size(damaged) : 0);
        assertTrue(kept >= file.length, "something is lost");
        assertEquals(first, loaded(path), "read differently the second time");
    }

    private static List<String> loaded(Path path) throws IOException {
        try (var store = new FileStore(path)) {
            var state = store.load(new MailboxStore.Progress() {
                @Override
                public void advanced() {}

                @Override
                public void failed(IOException cause) {
                    throw new AssertionError(cause);
                }
            });
            var before = changes(state);
            serve(state);
            return before;
        }
    }

    private static List<String> changes(HubState state) {
        var all = new ArrayList<Change>();
        state.describe(all::add);
        return all.stream().map(Change::toString).sorted().toList();
    }

    /** Whatever is in it, it can be served. */
    private static void serve(HubState state) {
        var hub = new Hub(state, HubOptions.DEFAULT, byte[]::new);
        var client = 1L;
        hub.handle(new Input.Connected(client, new PeerAddress("192.0.2.7", 4711)), 1);
        for (var text : List.of(
                "{\"type\":\"bind\",\"appid\":\"a\",\"side\":\"s\"}",
                "{\"type\":\"list\"}",
                "{\"type\":\"claim\",\"nameplate\":\"1\"}",
                "{\"type\":\"open\",\"mailbox\":\"m\"}",
                "{\"type\":\"add\",\"phase\":\"p\",\"body\":\"\"}",
                "{\"type\":\"release\",\"nameplate\":\"1\"}",
                "{\"type\":\"close\",\"mailbox\":\"m\",\"mood\":\"happy\"}")) {
            hub.handle(new Input.Received(client, text), 1);
        }
        hub.handle(new Input.Prune(), Long.MAX_VALUE / 2);
    }

    private static void clear(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (var path : files.toList()) {
                Files.delete(path);
            }
        }
        Files.delete(directory);
    }
}
