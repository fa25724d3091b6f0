package wormhole.conformance.vectors;

import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wormhole.cli.code.CodeLink;
import wormhole.cli.command.Commands;
import wormhole.cli.command.Invocation;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.QrPicture;

/** {@code file_offer.json}: what {@code wormhole send} shows, from a whole run of it. */
final class ConsoleOperations implements Operation.Family {
    @Override
    public String schema() {
        return "file_offer";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("send_console", this::send);
    }

    private Answer send(Request request) throws Exception {
        var code = request.text("code");
        var said = new ByteArrayOutputStream();
        var console = new Console(
                new Keyboard(said),
                OutputStream.nullOutputStream(),
                new PrintStream(said, true, StandardCharsets.UTF_8),
                Set.of(),
                Map.of());
        try {
            var line = Commands.parser().parse(arguments(request, code), Map.of());
            Commands.run(new Invocation(line, console, () -> new ScriptedClient(agreed(request))));
        } catch (UsageException e) {
            return Answer.Refused.because(e);
        }
        return shown(code, said.toString(StandardCharsets.UTF_8));
    }

    private static List<String> arguments(Request request, String code) {
        var text = "x".repeat(request.number("text_length"));
        var arguments = new ArrayList<>(List.of("send", "--qr", "--code", code, "--text", text));
        if (request.in().getBoolean("verify")) {
            arguments.add("--verify");
        }
        return arguments;
    }

    private static AgreedWormhole agreed(Request request) {
        return new AgreedWormhole(request.bytes("verifier"));
    }

    // The picture is taken out, once it is certain that it is that of the link.
    private static Answer shown(String code, String said) {
        var link = CodeLink.of(code, Optional.empty());
        var picture = QrPicture.of(link, QrPicture.Ground.DARK) + "\n";
        if (!said.contains(picture)) {
            throw new AssertionError("no picture of " + link);
        }
        if (!link.equals("wormhole-transfer:" + code)) {
            return new Answer.Departed("encoded, as it would be read as another code: " + link);
        }
        return new Answer.Result(Json.createObjectBuilder()
                .add("qr", link)
                .add("stderr", said.replace(picture, ""))
                .build());
    }

    /** Somebody who types yes; a terminal shows that as a line break after the question, which a mark tells from the rest. */
    private static final class Keyboard extends InputStream {
        private final ByteArrayOutputStream screen;
        private final InputStream typed = new ByteArrayInputStream("yes\n".getBytes(StandardCharsets.US_ASCII));
        private boolean answered;

        Keyboard(ByteArrayOutputStream screen) {
            this.screen = screen;
        }

        @Override
        public int read() throws IOException {
            if (!answered) {
                answered = true;
                var before = screen.toString(StandardCharsets.UTF_8);
                var question = before.lastIndexOf('\n') + 1;
                var after = before.substring(0, question) + "[prompt] " + before.substring(question) + "\n";
                screen.reset();
                screen.write(after.getBytes(StandardCharsets.UTF_8));
            }
            return typed.read();
        }
    }
}
