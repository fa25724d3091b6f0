package wormhole.conformance.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;
import wormhole.api.AppId;

/** Something that sends and receives a text the way {@code wormhole send --text} does. Calls wait for the end. */
enum TextTool {
    /** The text offer and its answer, written by hand over our API. */
    JAVA_API {
        @Override
        void require() {}

        @Override
        Ending send(Stage stage, URI mailbox, String code, String text) throws Exception {
            try (var talker = talker(stage, mailbox)) {
                talker.setCode(code);
                var answer = talker.receive();
                talker.send(object("offer", "message", text));
                var said = json(answer.orTimeout(PATIENCE, TimeUnit.SECONDS).join());
                return ending(talker, said.getJsonObject("answer").getString("message_ack"));
            }
        }

        @Override
        Ending receive(Stage stage, URI mailbox, String code) throws Exception {
            try (var talker = talker(stage, mailbox)) {
                talker.setCode(code);
                var offer = json(
                        talker.receive().orTimeout(PATIENCE, TimeUnit.SECONDS).join());
                talker.send(object("answer", "message_ack", "ok"));
                return ending(talker, offer.getJsonObject("offer").getString("message"));
            }
        }
    },

    /** Our command line, from its run-time image. */
    JAVA_COMMAND {
        @Override
        Path program() {
            var image = Path.of("..", "modules", "wormhole.cli", "target", "image", "bin", "wormhole")
                    .toAbsolutePath()
                    .normalize();
            if (!Files.isExecutable(image)) {
                var why = "our image is not built: run ./wormhole --version once";
                if (Peers.demanded()) {
                    fail(why);
                }
                abort(why);
            }
            return image;
        }
    },

    /** The reference's command line. */
    PYTHON_COMMAND {
        @Override
        Path program() {
            return Peers.PYTHON.program();
        }
    },

    /** The command line of 2020. */
    OLD_PYTHON_COMMAND {
        @Override
        Path program() {
            return Peers.OLD_PYTHON.program();
        }
    },

    /** wormhole-william. */
    GO_COMMAND {
        @Override
        Path program() {
            return Peers.GO.program();
        }
    };

    private static final long PATIENCE = ChildProcess.PATIENCE_SECONDS;

    /**
     * How it ended.
     *
     * @param good as it should
     * @param said the text received, or what the program wrote
     */
    record Ending(boolean good, String said) {}

    Path program() {
        throw new UnsupportedOperationException("in this process");
    }

    /** Whether it is there; never ends the test for it. */
    boolean isThere() {
        try {
            return Files.isExecutable(program());
        } catch (TestAbortedException missing) {
            return false;
        }
    }

    /** Ends the test if it is not there. */
    void require() {
        program();
    }

    Ending send(Stage stage, URI mailbox, String code, String text) throws Exception {
        return run("send", mailbox, List.of("--code", code, "--text", text));
    }

    Ending receive(Stage stage, URI mailbox, String code) throws Exception {
        return run("receive", mailbox, List.of(code));
    }

    private Ending run(String command, URI mailbox, List<String> arguments) throws Exception {
        var line = new java.util.ArrayList<>(List.of(program().toString(), "--relay-url", mailbox.toString(), command));
        line.addAll(arguments);
        try (var process = ChildProcess.start(name().toLowerCase(java.util.Locale.ROOT) + "-" + command, line)) {
            var finished = process.told("").finish();
            var good = finished.exitCode() == 0;
            return new Ending(good, good ? finished.output() : finished.output() + finished.errors());
        }
    }

    private static Talker talker(Stage stage, URI mailbox) {
        return new JavaTalker(stage.client(), AppId.FILE_TRANSFER.value(), mailbox, JsonObject.EMPTY_JSON_OBJECT);
    }

    private static Ending ending(Talker talker, String said) {
        var verdict = talker.finish().orTimeout(PATIENCE, TimeUnit.SECONDS).join();
        return new Ending(verdict == Verdict.HAPPY, said);
    }

    private static byte[] object(String outer, String inner, String value) {
        return Json.createObjectBuilder()
                .add(outer, Json.createObjectBuilder().add(inner, value))
                .build()
                .toString()
                .getBytes(UTF_8);
    }

    private static JsonObject json(byte[] message) {
        try (var reader = Json.createReader(new ByteArrayInputStream(message))) {
            return reader.readObject();
        }
    }
}
