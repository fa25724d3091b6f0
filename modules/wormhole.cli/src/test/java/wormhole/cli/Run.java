package wormhole.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import wormhole.api.BlockingWormhole;
import wormhole.api.DelegatedWormhole;
import wormhole.api.ProviderReport;
import wormhole.api.Wormhole;
import wormhole.api.WormholeClient;
import wormhole.api.WormholeDelegate;
import wormhole.api.WormholeOptions;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Console.Stream;

/** One run of the program with streams and a wormhole of the test's own. */
public final class Run {
    /** What the program wrote to standard output. */
    public final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();
    private InputStream in = InputStream.nullInputStream();
    private OutputStream reader = out;
    private Set<Stream> terminals = Set.of();
    private FakeWormhole wormhole = FakeWormhole.met();
    private Supplier<WormholeClient> clients = Client::new;
    /** What the client was asked for last. */
    public WormholeOptions options;
    /** The exit status. */
    public int status;

    /** With this wormhole. */
    public Run on(FakeWormhole fake) {
        wormhole = fake;
        return this;
    }

    /** With this client. */
    public Run using(Supplier<WormholeClient> supplier) {
        clients = supplier;
        return this;
    }

    /** With this on standard input. */
    public Run typing(String text) {
        return typing(text.getBytes(StandardCharsets.UTF_8));
    }

    /** With this on standard input. */
    public Run typing(byte[] bytes) {
        return typing(new ByteArrayInputStream(bytes));
    }

    /** With this as standard input. */
    public Run typing(InputStream stream) {
        in = stream;
        return this;
    }

    /** With a variable. */
    public Run with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** With these as terminals. */
    public Run at(Stream... streams) {
        terminals = Set.of(streams);
        return this;
    }

    /** With nobody to read standard output. */
    public Run unread() {
        reader = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        return this;
    }

    /** Runs. */
    public Run of(String... arguments) {
        var console =
                new Console(in, reader, new PrintStream(err, true, StandardCharsets.UTF_8), terminals, environment);
        status = new Main(console, clients, List.of(arguments)).run();
        return this;
    }

    /** Waits until it says something; returns the first group of that. */
    public String awaitSaid(Pattern pattern) throws InterruptedException {
        while (true) {
            var found = pattern.matcher(said());
            if (found.find()) {
                return found.group(1);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** What it printed. */
    public String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** What it said on standard error. */
    public String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private final class Client implements WormholeClient {
        @Override
        public Wormhole deferred(WormholeOptions asked) {
            options = asked;
            return wormhole;
        }

        @Override
        public DelegatedWormhole delegated(WormholeOptions asked, WormholeDelegate delegate) {
            throw new UnsupportedOperationException();
        }

        @Override
        public BlockingWormhole blocking(WormholeOptions asked, Duration timeout) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ProviderReport> providers() {
            return List.of(new ProviderReport("crypto", "bc", "wormhole.crypto.bc", true, "the only one"));
        }

        @Override
        public void close() {}
    }
}
