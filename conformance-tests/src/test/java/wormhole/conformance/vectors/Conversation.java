package wormhole.conformance.vectors;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One life of a testee's process. Its standard error is read, and the end of it kept. */
final class Conversation {
    private static final int KEPT = 4096;
    private static final long LAST_WORDS_MILLIS = 5_000;

    /** For the end of a process that may well go on. */
    static final Duration GRACE = Duration.ofMillis(500);

    /** For the end of a process that says and hears no more. */
    static final Duration END = Duration.ofSeconds(10);

    private final Process process;
    private final Lines answers;
    private final Thread killer;
    private final Thread errorReader;
    private final StringBuilder errors = new StringBuilder();

    private Conversation(Process process) {
        this.process = process;
        answers = new Lines(process.getInputStream());
        killer = new Thread(() -> kill(process));
        Runtime.getRuntime().addShutdownHook(killer);
        errorReader = new Thread(() -> read(process.getErrorStream()), "testee's errors");
        errorReader.setDaemon(true);
        errorReader.start();
    }

    static Conversation start(List<String> command) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().put("PYTHONUNBUFFERED", "1");
        return new Conversation(builder.start());
    }

    /**
     * Sends a request and waits for a line, for ever.
     *
     * @throws IOException if the process has ended, or what it says is no line
     * @throws IllegalArgumentException if the line is no JSON object
     */
    JsonObject exchange(JsonObject request) throws IOException {
        try {
            Lines.write(process.getOutputStream(), request);
        } catch (IOException e) {
            throw new IOException("it ended, or reads no more", e);
        }
        return Lines.object(answers.next().orElseThrow(() -> new IOException("it ended without an answer")));
    }

    /** For a message: how the process ended, if it does soon, and what it said last. */
    String remains(Duration grace) {
        try {
            var ended = process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                errorReader.join(LAST_WORDS_MILLIS);
            }
            synchronized (errors) {
                return (ended ? "; exit code " + process.exitValue() : "")
                        + (errors.isEmpty()
                                ? ""
                                : "; its last words:\n" + errors.toString().strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    void end() {
        kill(process);
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException shuttingDown) {
            // then the hook does it
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private void read(InputStream from) {
        var some = new byte[KEPT];
        try {
            for (var n = from.read(some); n >= 0; n = from.read(some)) {
                keep(new String(some, 0, n, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            keep("[" + e + "]");
        }
    }

    private void keep(String text) {
        synchronized (errors) {
            errors.append(text);
            errors.delete(0, Math.max(0, errors.length() - KEPT));
        }
    }
}
