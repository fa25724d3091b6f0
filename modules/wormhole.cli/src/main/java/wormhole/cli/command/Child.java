package wormhole.cli.command;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import wormhole.cli.failure.Failure;

/** This program once more, as a process of its own, with somebody reading over its shoulder. */
final class Child implements AutoCloseable {
    /** How long it may take to say what is awaited. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Process process;
    private final StringBuilder said = new StringBuilder();
    private final StringBuilder printed = new StringBuilder();

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        listen(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8), said);
        listen(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8), printed);
    }

    static Child start(String name, String... arguments) throws Failure {
        var command = new ArrayList<>(self());
        command.add(Options.NO_CONFIG.name());
        command.addAll(List.of(arguments));
        try {
            return new Child(name, new ProcessBuilder(command).start());
        } catch (IOException e) {
            throw new Failure("the " + name + " cannot be started", "Is " + command.get(0) + " still there?");
        }
    }

    /** The launcher if one started us, else the virtual machine as it was started. */
    private static List<String> self() {
        var launcher = System.getProperty("wormhole.launcher");
        if (launcher != null) {
            return List.of(launcher);
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var modules = System.getProperty("jdk.module.path");
        if (!Child.class.getModule().isNamed()) {
            return List.of(java, "-cp", System.getProperty("java.class.path"), "wormhole.cli.Main");
        }
        var main = "wormhole.cli/wormhole.cli.Main";
        return modules == null ? List.of(java, "-m", main) : List.of(java, "-p", modules, "-m", main);
    }

    long pid() {
        return process.pid();
    }

    /** Waits until it says something on standard error. */
    MatchResult says(Pattern pattern) throws Failure, InterruptedException {
        return await(said, pattern);
    }

    /** Waits until it prints something to standard output. */
    MatchResult prints(Pattern pattern) throws Failure, InterruptedException {
        return await(printed, pattern);
    }

    void type(String line) throws Failure {
        try {
            var keyboard = process.outputWriter(StandardCharsets.UTF_8);
            keyboard.write(line + "\n");
            keyboard.flush();
        } catch (IOException e) {
            throw ended();
        }
    }

    /** Waits until it ends well. */
    void ends() throws Failure, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw ended();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private MatchResult await(StringBuilder text, Pattern pattern) throws Failure, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (text) {
            for (var found = find(text, pattern); ; found = find(text, pattern)) {
                if (found.isPresent()) {
                    return found.get();
                }
                var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0 || (!process.isAlive() && text.indexOf("\0") >= 0)) {
                    throw ended();
                }
                text.wait(Math.min(left, 500));
            }
        }
    }

    private static Optional<MatchResult> find(StringBuilder text, Pattern pattern) {
        var matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    private Failure ended() {
        synchronized (said) {
            return new Failure(
                    "the " + name + " did not do what it should",
                    "It said: " + said.toString().replace("\0", "").strip());
        }
    }

    // The end of a stream is marked by a NUL, which the program never writes.
    private void listen(InputStreamReader stream, StringBuilder text) {
        var listener = new Thread(() -> {
            try (stream) {
                for (var c = stream.read(); c >= 0; c = stream.read()) {
                    append(text, (char) c);
                }
            } catch (IOException e) {
                // It has ended.
            }
            append(text, '\0');
        });
        listener.setDaemon(true);
        listener.start();
    }

    private static void append(StringBuilder text, char c) {
        synchronized (text) {
            text.append(c);
            text.notifyAll();
        }
    }
}
