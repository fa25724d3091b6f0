package wormhole.cli.terminal;

import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;

/**
 * What the program reads and writes, always in UTF-8: results to standard output, everything else to standard error. A test
 * has one of its own.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error; a closed one is ignored
 * @param terminals which of the three are terminals
 * @param environment the variables
 */
public record Console(
        InputStream in, OutputStream out, PrintStream err, Set<Stream> terminals, Map<String, String> environment) {
    /** The property by which the launcher says which streams are terminals: their numbers, such as {@code 012}. */
    private static final String TERMINALS = "wormhole.terminals";

    /** The longest line read from standard input, in bytes. */
    private static final int MAX_LINE = 8192;

    /** One of the three streams. */
    public enum Stream {
        /** Standard input. */
        IN,
        /** Standard output. */
        OUT,
        /** Standard error. */
        ERR
    }

    /**
     * The streams of this process.
     *
     * @return the console
     */
    public static Console ofProcess() {
        return new Console(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new LastLine(new FileOutputStream(FileDescriptor.err)), true, StandardCharsets.UTF_8),
                terminalsOfProcess(),
                System.getenv());
    }

    private static Set<Stream> terminalsOfProcess() {
        var told = System.getProperty(TERMINALS);
        var terminals = EnumSet.noneOf(Stream.class);
        for (var stream : Stream.values()) {
            if (told != null ? told.indexOf('0' + stream.ordinal()) >= 0 : System.console() != null) {
                terminals.add(stream);
            }
        }
        return terminals;
    }

    /**
     * Whether a stream is a terminal.
     *
     * @param stream which
     * @return as the launcher says
     */
    public boolean isTerminal(Stream stream) {
        return terminals.contains(stream);
    }

    /**
     * Writes lines to standard error.
     *
     * @param lines without the last line break; fit for a terminal
     */
    public void note(String lines) {
        err.println(lines);
    }

    /**
     * Waits for something, for a while, and says so if it takes longer.
     *
     * @param awaited how it ends, and if it is a failure, is for those who ask it then
     * @param patience how long to wait
     * @param note said when it takes longer; empty says nothing
     * @throws InterruptedException this thread was interrupted
     */
    public void noteIfLate(Future<?> awaited, Duration patience, String note) throws InterruptedException {
        try {
            awaited.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (!note.isEmpty() && !awaited.isDone()) {
                note(note);
            }
        } catch (ExecutionException | CancellationException e) {
            // Not late.
        }
    }

    /**
     * Ends the line that the cursor is in, and says nothing more: for a process that a signal ends, and only if standard error is a
     * terminal. Whoever pressed Ctrl-C knows why it ends. The second time nothing happens.
     */
    public void fallSilent() {
        if (isTerminal(Stream.ERR)) {
            err.close();
        }
    }

    /**
     * Asks on standard error and waits for a line of standard input.
     *
     * @param question ends with a space
     * @return the answer without its line break; empty at the end of input
     * @throws UsageException the answer cannot be read as text
     */
    public Optional<String> ask(String question) throws UsageException {
        err.print(question);
        err.flush();
        return readLine();
    }

    /**
     * Waits for a line of standard input; takes nothing after it.
     *
     * @return the line without its line break; empty at the end of input
     * @throws UsageException it is too long, or not UTF-8
     */
    public Optional<String> readLine() throws UsageException {
        try {
            return readLine(in);
        } catch (IOException e) {
            throw new UsageException("standard input cannot be read");
        }
    }

    /**
     * Waits for a line of anything; takes nothing after it.
     *
     * @param in where from
     * @return the line without its line break; empty at the end of input
     * @throws UsageException it is too long, or not UTF-8
     * @throws IOException it cannot be read
     */
    public static Optional<String> readLine(InputStream in) throws UsageException, IOException {
        var bytes = new ByteArrayOutputStream();
        var c = in.read();
        if (c < 0) {
            return Optional.empty();
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (bytes.size() == MAX_LINE) {
                throw new UsageException("a line of input is longer than " + MAX_LINE + " bytes");
            }
            bytes.write(c);
        }
        var line = text(bytes.toByteArray());
        return Optional.of(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }

    /**
     * Reads standard input to its end.
     *
     * @param limit the most bytes
     * @return all of it
     * @throws UsageException it is longer, or not UTF-8, or cannot be read
     */
    public String readAll(int limit) throws UsageException {
        try {
            var bytes = readUpTo(limit + 1);
            if (bytes.length > limit) {
                throw new UsageException("standard input is longer than the limit of " + limit + " bytes");
            }
            return text(bytes);
        } catch (IOException e) {
            throw new UsageException("standard input cannot be read");
        }
    }

    /**
     * Writes a line to standard output.
     *
     * @param text as it shall be
     * @throws Failure nobody reads it, or the disk is full
     */
    public void print(String text) throws Failure {
        try {
            out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new Failure("standard output cannot be written to", "It was closed, or the disk is full.");
        }
    }

    // Not InputStream.readNBytes: that of FileInputStream asks for its position, which a pipe has not (JDK 17).
    private byte[] readUpTo(int most) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var chunk = new byte[MAX_LINE];
        var count = 0;
        while (count >= 0 && bytes.size() < most) {
            bytes.write(chunk, 0, count);
            count = in.read(chunk, 0, Math.min(chunk.length, most - bytes.size()));
        }
        return bytes.toByteArray();
    }

    private static String text(byte[] bytes) throws UsageException {
        try {
            return StrictText.of(bytes);
        } catch (CharacterCodingException e) {
            throw new UsageException("the input is not UTF-8");
        }
    }
}
