package wormhole.conformance.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.api.AppId;
import wormhole.api.Wormhole;
import wormhole.api.WormholeOptions;
import wormhole.api.transit.TransitOptions;
import wormhole.conformance.interop.Stage.Server;
import wormhole.filetransfer.FileTransfer;
import wormhole.filetransfer.Outgoing;
import wormhole.filetransfer.ReceiveOptions;
import wormhole.filetransfer.Receiving;
import wormhole.filetransfer.SendOptions;
import wormhole.filetransfer.Sending;
import wormhole.filetransfer.TransferReport;
import wormhole.filetransfer.error.TransferMismatchException;
import wormhole.filetransfer.error.TransferRefusedException;
import wormhole.filetransfer.offer.Destination;
import wormhole.filetransfer.offer.Offer;

/** Texts, files and directories between our API and the reference's command line, directly, over loopback. */
@ExtendWith(Stage.Resolver.class)
@Timeout(600)
class FileInteropConformance {
    private static final TransitOptions HERE =
            TransitOptions.DEFAULT.withRelays(List.of()).withDialLocal(true);

    private static final AppId ANOTHER = new AppId("example.com/another");

    private final Stage stage;
    private final String code = Stage.freshNameplate() + "-some-words";

    @TempDir
    private Path ours;

    @TempDir
    private Path theirs;

    FileInteropConformance(Stage stage) {
        this.stage = stage;
    }

    private Wormhole wormhole() throws Exception {
        return wormhole(AppId.FILE_TRANSFER);
    }

    private Wormhole wormhole(AppId appId) throws Exception {
        var options = WormholeOptions.builder(appId).mailbox(mailbox()).build();
        var wormhole = stage.client().deferred(options);
        wormhole.setCode(code);
        return wormhole;
    }

    private URI mailbox() throws Exception {
        return stage.mailbox(Server.OUR_SERVER);
    }

    private ChildProcess python(String... arguments) throws Exception {
        return start(List.of(Peers.PYTHON.program().toString()), arguments);
    }

    // The reference's command line with one thing in it changed.
    private ChildProcess pythonWith(String change, String... arguments) throws Exception {
        var program = change + "\nfrom wormhole.cli.cli import wormhole; wormhole()";
        return start(List.of(Peers.PYTHON.require("bin/python").toString(), "-c", program), arguments);
    }

    private ChildProcess start(List<String> program, String... arguments) throws Exception {
        var line = new ArrayList<>(program);
        line.addAll(List.of("--relay-url", mailbox().toString(), "--transit-helper", "tcp:127.0.0.1:9"));
        line.addAll(List.of(arguments));
        return ChildProcess.start("file-python", line);
    }

    private ChildProcess pythonReceives(String... more) throws Exception {
        var arguments = new ArrayList<>(List.of("receive", "--hide-progress", "-o", theirs.toString()));
        arguments.addAll(List.of(more));
        arguments.add(code);
        return python(arguments.toArray(String[]::new));
    }

    private ChildProcess pythonSends(Path what) throws Exception {
        return python("send", "--hide-progress", "--no-qr", "--code", code, what.toString());
    }

    private Sending send(Path what) throws Exception {
        var options = SendOptions.DEFAULT.withTransit(HERE);
        return FileTransfer.send(wormhole(), Outgoing.paths(List.of(what), options), options);
    }

    private Receiving receive() throws Exception {
        return FileTransfer.receive(wormhole(), ReceiveOptions.DEFAULT.withTransit(HERE));
    }

    private Path file(Path directory, int length) throws Exception {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return Files.write(directory.resolve("grüße.bin"), bytes);
    }

    private static TransferReport good(
            ChildProcess process, java.util.concurrent.CompletableFuture<TransferReport> done) throws Exception {
        var finished = process.told("").finish();
        assertEquals(0, finished.exitCode(), finished.errors());
        return done.get(ChildProcess.PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static <T extends Throwable> T failure(
            Class<T> kind, java.util.concurrent.CompletableFuture<TransferReport> done) {
        return assertInstanceOf(
                kind,
                assertThrows(ExecutionException.class, () -> done.get(ChildProcess.PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .getCause());
    }

    // The reference derives the key of the connection for its own application id, whatever --appid says.
    @Test
    void filesGoBothWaysUnderAnotherApplicationId() throws Exception {
        var file = file(ours, 1000);
        var options = SendOptions.DEFAULT.withTransit(HERE);
        var sending = FileTransfer.send(wormhole(ANOTHER), Outgoing.paths(List.of(file), options), options);
        try (var process =
                python("--appid", ANOTHER.value(), "receive", "--accept-file", "-o", theirs.toString(), code)) {
            assertTrue(good(process, sending.done()).hashConfirmed());
        }
        var back = theirs.resolve("grüße.bin");
        var receiving = FileTransfer.receive(wormhole(ANOTHER), ReceiveOptions.DEFAULT.withTransit(HERE));
        try (var process = python("--appid", ANOTHER.value(), "send", "--no-qr", "--code", code, back.toString())) {
            receiving.offer().get(ChildProcess.PATIENCE_SECONDS, TimeUnit.SECONDS);
            receiving.accept(Destination.at(ours.resolve("back")));
            good(process, receiving.done());
        }
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(ours.resolve("back")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10 << 20})
    void aFileOfOursArrives(int length) throws Exception {
        var file = file(ours, length);
        var sending = send(file);
        try (var process = pythonReceives("--accept-file")) {
            assertTrue(good(process, sending.done()).hashConfirmed());
        }
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(theirs.resolve("grüße.bin")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10 << 20})
    void aFileOfTheirsArrives(int length) throws Exception {
        var file = file(theirs, length);
        var receiving = receive();
        try (var process = pythonSends(file)) {
            assertEquals(
                    new Offer.File("grüße.bin", length),
                    receiving.offer().get(ChildProcess.PATIENCE_SECONDS, TimeUnit.SECONDS));
            receiving.accept(Destination.in(ours));
            var report = good(process, receiving.done());
            assertArrayEquals(
                    Files.readAllBytes(file),
                    Files.readAllBytes(report.savedAs().orElseThrow()));
        }
    }

    @Test
    void aDirectoryOfOursArrives() throws Exception {
        var directory = Files.createDirectories(ours.resolve("tree/with/depth"))
                .getParent()
                .getParent();
        Files.writeString(directory.resolve("with/grüße"), "hello");
        Files.createDirectory(directory.resolve("empty"));
        file(directory, 100_000);
        var sending = send(directory);
        try (var process = pythonReceives("--accept-file")) {
            good(process, sending.done());
        }
        assertEquals("hello", Files.readString(theirs.resolve("tree/with/grüße")));
        assertTrue(Files.isDirectory(theirs.resolve("tree/empty")));
        assertEquals(100_000, Files.size(theirs.resolve("tree/grüße.bin")));
    }

    @Test
    void aDirectoryOfTheirsArrives() throws Exception {
        var directory = Files.createDirectories(theirs.resolve("tree/with"));
        Files.writeString(directory.resolve("grüße"), "hello");
        Files.createDirectory(directory.resolve("empty"));
        var receiving = receive();
        try (var process = pythonSends(theirs.resolve("tree"))) {
            receiving.offer().get(ChildProcess.PATIENCE_SECONDS, TimeUnit.SECONDS);
            receiving.accept(Destination.in(ours));
            good(process, receiving.done());
        }
        assertEquals("hello", Files.readString(ours.resolve("tree/with/grüße")));
        assertTrue(Files.isDirectory(ours.resolve("tree/with/empty")));
    }

    @Test
    void aTextOfOursArrives() throws Exception {
        var sending = FileTransfer.send(wormhole(), Outgoing.text("grüße"), SendOptions.DEFAULT);
        try (var process = python("receive", code)) {
            var finished = process.told("").finish();
            assertEquals("grüße", finished.output().strip());
            sending.done().get(ChildProcess.PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Test
    void aTextOfTheirsArrives() throws Exception {
        var receiving = receive();
        try (var process = python("send", "--no-qr", "--code", code, "--text", "grüße")) {
            assertEquals(
                    new Offer.Text("grüße"), receiving.offer().get(ChildProcess.PATIENCE_SECONDS, TimeUnit.SECONDS));
            receiving.acceptText();
            good(process, receiving.done());
        }
    }

    @Test
    void theirRefusalIsOurs() throws Exception {
        var sending = send(file(ours, 10));
        try (var process = pythonReceives()) {
            assertEquals(1, process.told("n\n").finish().exitCode());
            var why = failure(TransferRefusedException.class, sending.done());
            assertEquals("remote error, transfer abandoned: transfer rejected", why.getMessage());
        }
    }

    @Test
    void ourRefusalIsTheirs() throws Exception {
        var receiving = receive();
        try (var process = pythonSends(file(theirs, 10))) {
            receiving.offer().get(ChildProcess.PATIENCE_SECONDS, TimeUnit.SECONDS);
            receiving.refuse();
            var finished = process.told("").finish();
            assertEquals(1, finished.exitCode());
            assertTrue(finished.errors().contains("transfer rejected"), finished.errors());
            failure(TransferRefusedException.class, receiving.done());
        }
        assertFalse(Files.exists(ours.resolve("grüße.bin")));
    }

    @Test
    void ourCancellationIsHeardWhileTheyWait() throws Exception {
        var receiving = receive();
        try (var process = pythonSends(file(theirs, 10))) {
            receiving.offer().get(ChildProcess.PATIENCE_SECONDS, TimeUnit.SECONDS);
            receiving.cancel();
            var finished = process.told("").finish();
            assertEquals(1, finished.exitCode());
            assertTrue(finished.errors().contains("transfer cancelled by the other side"), finished.errors());
        }
    }

    @Test
    void theirWrongHashIsAMismatch() throws Exception {
        var change = "import wormhole.cli.cmd_receive as r; o = r.Receiver._close_transit\n"
                + "r.Receiver._close_transit = lambda self, pipe, found: o(self, pipe, bytes(32))";
        var sending = send(file(ours, 10));
        try (var process = pythonWith(change, "receive", "--accept-file", "-o", theirs.toString(), code)) {
            process.told("").finish();
            failure(TransferMismatchException.class, sending.done());
        }
    }

    @Test
    void moreThanTheyOfferedLeavesNothing() throws Exception {
        var change = "import wormhole.cli.cmd_send as s; o = s.Sender._build_offer\n"
                + "def less(self):\n"
                + "    offer, opened = o(self)\n"
                + "    offer['file']['filesize'] -= 1\n"
                + "    return offer, opened\n"
                + "s.Sender._build_offer = less";
        var receiving = receive();
        var file = file(theirs, 100_000);
        try (var process = pythonWith(change, "send", "--no-qr", "--code", code, file.toString())) {
            receiving.offer().get(ChildProcess.PATIENCE_SECONDS, TimeUnit.SECONDS);
            receiving.accept(Destination.in(ours));
            failure(TransferMismatchException.class, receiving.done());
            assertEquals(1, process.told("").finish().exitCode());
        }
        try (var left = Files.list(ours)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
