package wormhole.conformance.interop;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The process of {@code interop/python_peer.py}: the reference, asked by lines of JSON. */
final class PythonDriver implements AutoCloseable {
    private final ChildProcess process;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonValue>> waiting = new ConcurrentHashMap<>();

    private PythonDriver(ChildProcess process) {
        this.process = process;
    }

    static PythonDriver start() throws IOException {
        var python = Peers.PYTHON.require("bin/python");
        var script = Path.of("interop", "python_peer.py").toAbsolutePath();
        var driver = new PythonDriver(ChildProcess.start("python-peer", List.of(python.toString(), script.toString())));
        var reader = new Thread(driver::read, "python-peer");
        reader.setDaemon(true);
        reader.start();
        return driver;
    }

    /** A number no other command and no other wormhole has. */
    int nextNumber() {
        return numbers.incrementAndGet();
    }

    CompletableFuture<JsonValue> ask(String wormhole, String command, JsonObjectBuilder arguments) {
        var number = nextNumber();
        var answer = new CompletableFuture<JsonValue>();
        waiting.put(number, answer);
        var line = arguments.add("id", number).add("wormhole", wormhole).add("do", command);
        try {
            write(line.build());
        } catch (IOException e) {
            answer.completeExceptionally(e);
        }
        return answer;
    }

    private synchronized void write(JsonObject line) throws IOException {
        var input = process.input();
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    private void read() {
        try {
            for (var line = process.output().readLine();
                    line != null;
                    line = process.output().readLine()) {
                try (var parser = Json.createReader(new StringReader(line))) {
                    answer(parser.readObject());
                }
            }
            giveUp(new IOException("the Python peer ended; see " + process.log()));
        } catch (IOException | UncheckedIOException e) {
            giveUp(e);
        }
    }

    private void answer(JsonObject line) {
        var answer = waiting.remove(line.getInt("id"));
        if (line.containsKey("error")) {
            answer.completeExceptionally(new PythonError(line.getString("error"), line.getString("text")));
        } else {
            answer.complete(line.get("ok"));
        }
    }

    private void giveUp(Exception why) {
        waiting.values().forEach(answer -> answer.completeExceptionally(why));
    }

    @Override
    public void close() {
        process.close();
    }
}
