package wormhole.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link ReceiverProgram} in a process of its own, in a directory: where a file goes without {@code -o} depends on that. */
final class ReceiverProcess implements AutoCloseable {
    /** One run. */
    record Result(int status, String said, String printed) {}

    private final Process process;
    private final BufferedReader answers;

    private ReceiverProcess(Process process) {
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    static ReceiverProcess start(Path directory) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(java, "-Xmx256m", "-cp", classPath(), ReceiverProgram.class.getName());
        return new ReceiverProcess(new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    // Whatever this test was started with, modules or not.
    private static String classPath() {
        var tests = Path.of("target", "test-classes").toAbsolutePath().toString();
        return Stream.of(tests, System.getProperty("jdk.module.path"), System.getProperty("java.class.path"))
                .filter(path -> path != null && !path.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Runs the program; the answer comes when it has ended. */
    CompletableFuture<Result> run(String typed, List<String> arguments) throws IOException {
        var line = Stream.concat(Stream.of(typed), arguments.stream())
                .map(ReceiverProgram::encoded)
                .collect(Collectors.joining(" ", "", "\n"));
        process.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
        return CompletableFuture.supplyAsync(this::answer);
    }

    private Result answer() {
        try {
            var words = String.valueOf(answers.readLine()).split(" ", -1);
            return new Result(
                    Integer.parseInt(words[0]), ReceiverProgram.decoded(words[1]), ReceiverProgram.decoded(words[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
