package wormhole.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import wormhole.api.AppId;
import wormhole.api.Wormhole;
import wormhole.api.WormholeClient;
import wormhole.api.WormholeOptions;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.Transit;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;

/** The sender's side of a transfer, spoken by hand: says anything, and sends anything when it is accepted. */
final class HostileSender implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final WormholeClient client = WormholeClient.create();
    private final URI mailbox;

    HostileSender(URI mailbox) {
        this.mailbox = mailbox;
    }

    /** What is done with the connection. */
    @FunctionalInterface
    interface Data {
        void through(RecordPipe pipe) throws IOException;
    }

    /** Sends all of it as one record, and waits for the other side's last word. */
    static Data bytes(byte[] bytes) {
        return pipe -> {
            if (bytes.length > 0) {
                pipe.send(ByteBuffer.wrap(bytes));
            }
            pipe.receive();
        };
    }

    /** Says anything, after or without saying how it can be reached; gives the receiver's last word about it, an answer or an error. */
    String say(String code, boolean reachable, Data data, String... messages) throws Exception {
        var options =
                WormholeOptions.builder(AppId.FILE_TRANSFER).mailbox(mailbox).build();
        try (var wormhole = client.deferred(options)) {
            wormhole.setCode(code);
            wormhole.verifier().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            try (var transit = wormhole.transit(
                    TransitRole.SENDER, TransitOptions.DEFAULT.withPaths(TransitOptions.Paths.DIRECT_ONLY))) {
                if (reachable) {
                    send(
                            wormhole,
                            "{\"transit\": {\"abilities-v1\": " + transit.abilities() + ", \"hints-v1\": "
                                    + transit.hints().get(PATIENCE_SECONDS, TimeUnit.SECONDS) + "}}");
                }
                for (var message : messages) {
                    send(wormhole, message);
                }
                // Who gives up gets no answer.
                return messages[messages.length - 1].startsWith("{\"error\"") ? "" : hear(wormhole, transit, data);
            }
        }
    }

    private static void send(Wormhole wormhole, String message) {
        wormhole.send(message.getBytes(StandardCharsets.UTF_8));
    }

    private static String hear(Wormhole wormhole, Transit transit, Data data) throws Exception {
        var hints = "[]";
        while (true) {
            var heard = new String(wormhole.receive().get(PATIENCE_SECONDS, TimeUnit.SECONDS), StandardCharsets.UTF_8);
            if (heard.startsWith("{\"transit\"")) {
                hints = heard.replaceFirst(".*\"hints-v1\": ", "").replaceFirst("}}$", "");
            } else if (heard.contains("file_ack")) {
                send(transit.connect(hints).get(PATIENCE_SECONDS, TimeUnit.SECONDS), data);
                return heard;
            } else {
                return heard;
            }
        }
    }

    private static void send(RecordPipe pipe, Data data) {
        try (pipe) {
            data.through(pipe);
        } catch (IOException e) {
            // The receiver has had enough of it; what became of it is looked at on its side.
        }
    }

    /** A text as JSON, whatever is in it. */
    static String quoted(String text) {
        var json = new StringBuilder("\"");
        text.chars().forEach(c -> json.append(String.format("\\u%04x", c)));
        return json.append('"').toString();
    }

    @Override
    public void close() {
        client.close();
    }
}
