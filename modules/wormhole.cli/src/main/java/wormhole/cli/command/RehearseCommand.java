package wormhole.cli.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import wormhole.api.error.WormholeException;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Console;

/**
 * {@code wormhole rehearse}, run when the image is built and by nobody else: what {@code send} and {@code receive} do, in
 * one process, so that the virtual machine sees which classes they need and can store them ready to use.
 */
final class RehearseCommand implements Command {
    private static final String CODE = "1-rehearsal";
    private static final String TEXT = "rehearsal";

    // From here on the archive also holds what the virtual machine learned about each method; with those for files the
    // image would be larger than it may be.
    private static final int FIRST_WITH_LARGE_ARCHIVES = 24;

    @Override
    public void run(Invocation invocation) throws UsageException, Failure, WormholeException, InterruptedException {
        try (var server = LocalServer.start(LocalServer.Request.ANY_PORT)) {
            exchange(invocation, CODE + "\n", server.url());
            exchange(invocation, "", server.url(), CODE);
            if (Runtime.version().feature() < FIRST_WITH_LARGE_ARCHIVES) {
                transfer(invocation, server.url());
            }
        }
        play(invocation, "", "--version");
        play(invocation, "", "help", "send");
        play(invocation, "", "providers");
    }

    private static void exchange(Invocation invocation, String typed, String url, String... operands) throws Failure {
        var sending = CompletableFuture.runAsync(
                () -> play(invocation, "", "send", "--relay-url", url, "--text", TEXT, "--code", CODE));
        var receive = Stream.concat(Stream.of("receive", "--relay-url", url), Stream.of(operands));
        var heard = play(invocation, typed, receive.toArray(String[]::new));
        sending.join();
        if (!heard.equals(TEXT + "\n")) {
            throw new Failure("the rehearsal failed", "The image does not work.");
        }
    }

    private static void transfer(Invocation invocation, String url) throws Failure, InterruptedException {
        try (var samples = DemoSamples.make()) {
            var sent = samples.directory();
            var sending = CompletableFuture.runAsync(() -> play(
                    invocation, "", "send", "--force-direct", "--relay-url", url, "--code", CODE, sent.toString()));
            play(
                    invocation,
                    CODE + "\ny\n",
                    "receive",
                    "--force-direct",
                    "--relay-url",
                    url,
                    "-o",
                    samples.received().toString());
            sending.join();
            samples.compare(sent);
        }
    }

    private static String play(Invocation invocation, String typed, String... arguments) {
        var out = new ByteArrayOutputStream();
        var console = new Console(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                out,
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                Set.of(),
                Map.of());
        try {
            var line = Commands.parser().parse(List.of(arguments), Map.of());
            Commands.run(new Invocation(line, console, invocation.clients()));
            return out.toString(StandardCharsets.UTF_8);
        } catch (UsageException | Failure | WormholeException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
