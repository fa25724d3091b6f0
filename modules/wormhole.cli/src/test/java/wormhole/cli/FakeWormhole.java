package wormhole.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import wormhole.api.Code;
import wormhole.api.Mood;
import wormhole.api.Nameplate;
import wormhole.api.Outcome;
import wormhole.api.Receipt;
import wormhole.api.Verifier;
import wormhole.api.Versions;
import wormhole.api.Welcome;
import wormhole.api.Wormhole;
import wormhole.api.code.CodeEntry;
import wormhole.api.error.WormholeClosedException;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.Transit;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;

/** A wormhole that does what the test says, and remembers what was asked of it. */
public final class FakeWormhole implements Wormhole {
    /** What a receiver says to a text. */
    static final String ACKNOWLEDGED = "{\"answer\": {\"message_ack\": \"ok\"}}";

    /** What a sender of a text says. */
    static final String OFFER = "{\"offer\": {\"message\": \"hello\"}}";

    /** Completed by the test. */
    public final CompletableFuture<Welcome> welcome = new CompletableFuture<>();
    /** Completed by the code methods, or by the test. */
    public final CompletableFuture<Code> code = new CompletableFuture<>();
    /** Completed by the test. */
    public final CompletableFuture<byte[]> key = new CompletableFuture<>();
    /** Completed by the test. */
    public final CompletableFuture<Verifier> verifier = new CompletableFuture<>();
    /** Completed by closing unless the test completes it before. */
    public final CompletableFuture<Outcome> end = new CompletableFuture<>();
    /** What was sent. */
    public final List<String> sent = new CopyOnWriteArrayList<>();
    /** What completion offers. */
    public final Set<String> nameplates = new TreeSet<>();

    private final Deque<byte[]> incoming = new ArrayDeque<>();
    private final Deque<CompletableFuture<byte[]>> waiting = new ArrayDeque<>();
    /** How often closing was asked for. */
    public volatile int closings;

    /** One whose peer has agreed already. */
    public static FakeWormhole met() {
        var wormhole = new FakeWormhole();
        wormhole.welcome.complete(new Welcome(Optional.empty(), Optional.empty(), Optional.empty(), "{}"));
        wormhole.key.complete(new byte[32]);
        wormhole.verifier.complete(new Verifier(new byte[32]));
        return wormhole;
    }

    /** The peer says something. */
    public synchronized FakeWormhole hears(String json) {
        var message = json.getBytes(StandardCharsets.UTF_8);
        while (!waiting.isEmpty()) {
            if (waiting.poll().complete(message)) {
                return this;
            }
        }
        incoming.add(message);
        return this;
    }

    @Override
    public CompletableFuture<Welcome> welcome() {
        return welcome;
    }

    @Override
    public CompletableFuture<Code> code() {
        return code;
    }

    @Override
    public CompletableFuture<byte[]> unverifiedKey() {
        return key;
    }

    @Override
    public CompletableFuture<Verifier> verifier() {
        return verifier;
    }

    @Override
    public CompletableFuture<Versions> versions() {
        return new CompletableFuture<>();
    }

    @Override
    public synchronized CompletableFuture<byte[]> receive() {
        if (!incoming.isEmpty()) {
            return CompletableFuture.completedFuture(incoming.poll());
        }
        var next = new CompletableFuture<byte[]>();
        waiting.add(next);
        return next;
    }

    @Override
    public CompletableFuture<Outcome> closing() {
        closings++;
        end.complete(new Outcome(Mood.HAPPY));
        return end;
    }

    @Override
    public void allocateCode(int words) {
        setCode("7" + "-word".repeat(words));
    }

    @Override
    public void setCode(String typed) {
        code.complete(Code.of(typed));
    }

    @Override
    public CodeEntry inputCode() {
        return new Entry();
    }

    @Override
    public Receipt send(byte[] message) {
        if (closings > 0) {
            throw new WormholeClosedException();
        }
        sent.add(new String(message, StandardCharsets.UTF_8));
        return new Receipt(sent.size() - 1L, CompletableFuture.completedFuture(null));
    }

    @Override
    public byte[] deriveKey(String purpose, int length) {
        return new byte[length];
    }

    @Override
    public Transit transit(TransitRole role, TransitOptions options) {
        return new Nowhere(role);
    }

    /** Finds no connection, and does not stop looking. */
    private record Nowhere(TransitRole role) implements Transit {
        @Override
        public String abilities() {
            return "[]";
        }

        @Override
        public CompletableFuture<String> hints() {
            return CompletableFuture.completedFuture("[]");
        }

        @Override
        public CompletableFuture<RecordPipe> connect(String theirHints) {
            return new CompletableFuture<>();
        }

        @Override
        public void close() {}
    }

    private final class Entry implements CodeEntry {
        private String nameplate = "";

        @Override
        public void refreshNameplates() {}

        @Override
        public Set<String> nameplateCompletions(String prefix) {
            var found = new TreeSet<String>();
            nameplates.stream().filter(n -> n.startsWith(prefix)).forEach(n -> found.add(n + "-"));
            return found;
        }

        @Override
        public void chooseNameplate(String digits) {
            nameplate = new Nameplate(digits).value();
        }

        @Override
        public CompletableFuture<Void> whenWordlistIsAvailable() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Set<String> wordCompletions(String prefix) {
            return wordCompletions(prefix, 2);
        }

        @Override
        public Set<String> wordCompletions(String prefix, int words) {
            var found = new TreeSet<>(Set.of("crossover-", "crucifix-", "crossover-clockwork"));
            found.removeIf(word -> !word.startsWith(prefix) || word.endsWith("-") == prefix.contains("-"));
            return found;
        }

        @Override
        public void chooseWords(String words) {
            setCode(nameplate + "-" + words);
        }
    }
}
