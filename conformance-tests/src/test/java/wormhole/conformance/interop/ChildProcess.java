package wormhole.conformance.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A program under test. Its standard error goes to a log under {@code target/interop}, which is kept; closing kills it, and
 * so does the end of this process.
 */
public final class ChildProcess implements AutoCloseable {
    static final long PATIENCE_SECONDS = 120;

    private static final long PAUSE_MILLIS = 50;
    private static final AtomicInteger STARTED = new AtomicInteger();
    private static final Path LOGS = Path.of("target", "interop").toAbsolutePath();

    private final Process process;
    private final Path log;
    private final BufferedReader output;
    private final Thread killer;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /** Starts it. Its standard output is for who started it. */
    public static ChildProcess start(String name, List<String> command) throws IOException {
        return start(name, command, Map.of());
    }

    static ChildProcess start(String name, List<String> command, Map<String, String> environment) throws IOException {
        var log = newLog(name);
        var builder = new ProcessBuilder(command).redirectError(log.toFile());
        return start(builder, log, environment);
    }

    /** Of a server, all output goes to the log: nobody would read it. */
    static ChildProcess startServer(String name, List<String> command) throws IOException {
        var log = newLog(name);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        return start(builder, log, Map.of());
    }

    private static Path newLog(String name) throws IOException {
        Files.createDirectories(LOGS);
        return LOGS.resolve("%s-%03d.log".formatted(name, STARTED.incrementAndGet()));
    }

    private static ChildProcess start(ProcessBuilder builder, Path log, Map<String, String> environment)
            throws IOException {
        builder.directory(scratch(log)).environment().putAll(environment);
        // whatever the machine's locale is, these programs talk UTF-8
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("PYTHONUNBUFFERED", "1");
        return new ChildProcess(builder.start(), log);
    }

    // Each has a working directory of its own: a peer that drops a file in it does no harm.
    private static java.io.File scratch(Path log) throws IOException {
        return Files.createDirectories(Path.of(log.toString().replaceFirst("\\.log$", ".dir")))
                .toFile();
    }

    Path log() {
        return log;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its standard input. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    BufferedReader output() {
        return output;
    }

    /** Feeds standard input whole. */
    public ChildProcess told(String input) throws IOException {
        try (var to = input()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** Waits until standard error matches; gives the first group. */
    public String awaitError(Pattern pattern) throws IOException, InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            // First, so that what it said last is looked at.
            var isOver = System.nanoTime() > end || !process.isAlive();
            var found = pattern.matcher(said());
            if (found.find()) {
                return found.group(1);
            } else if (isOver) {
                throw new AssertionError("no " + pattern + "; it said:\n" + said());
            }
        }
    }

    // It may be in the middle of a character.
    private String said() throws IOException {
        return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    }

    /** Kills it, at once: another program that does so may come too late. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Sends it a signal: {@code INT}. */
    public void signal(String name) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new IOException("there is nobody to be told " + name);
        }
    }

    /** Waits for the end. */
    public Finished finish() throws IOException, InterruptedException {
        var reader = new Drain(output);
        reader.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            close();
            throw new AssertionError("still running after " + PATIENCE_SECONDS + " s; it said:\n" + said());
        }
        reader.join();
        return new Finished(process.exitValue(), reader.text(), said());
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException shuttingDown) {
            // then the hook does it
        }
    }

    /** How it ended, and what it said. */
    public record Finished(int exitCode, String output, String errors) {}

    private static final class Drain extends Thread {
        private final BufferedReader from;
        private final StringBuilder text = new StringBuilder();

        Drain(BufferedReader from) {
            this.from = from;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                for (int c = from.read(); c >= 0; c = from.read()) {
                    text.append((char) c);
                }
            } catch (IOException e) {
                text.append("\n[").append(e).append(']');
            }
        }

        String text() {
            return text.toString();
        }
    }
}
