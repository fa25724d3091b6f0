package wormhole.spi.tck;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import wormhole.spi.journal.Checkpoint;
import wormhole.spi.journal.Journal;
import wormhole.spi.journal.JournalProvider;

/**
 * A journal for tests that outlives the wormhole but not the process: open it again under the same name to play a crash.
 * Thread-safe, but a journal opened from it is for one thread, as every journal.
 */
public final class InMemoryJournalProvider implements JournalProvider {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Map<String, byte[]> saved = new HashMap<>();
    private final Map<String, Journal> open = new HashMap<>();

    /** Starts without any journal. */
    public InMemoryJournalProvider() {}

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public synchronized Journal open(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a journal's name is 1 to 64 letters, digits, - and _");
        }
        if (open.containsKey(name)) {
            throw new IOException("somebody else has this journal open");
        }
        var journal = new InMemoryJournal(name);
        open.put(name, journal);
        return journal;
    }

    /**
     * Ends the hold of whoever has a journal open, as the crash of a process would: the name can be opened again.
     *
     * @param name which
     */
    public synchronized void crash(String name) {
        open.remove(name);
    }

    private synchronized Optional<Checkpoint> read(String name) {
        return Optional.ofNullable(saved.get(name)).map(byte[]::clone).map(Checkpoint::new);
    }

    private synchronized void write(String name, Checkpoint checkpoint) {
        saved.put(name, checkpoint.sealed().clone());
    }

    private synchronized void forget(String name) {
        saved.remove(name);
    }

    private synchronized void release(String name, Journal journal) {
        open.remove(name, journal);
    }

    private final class InMemoryJournal implements Journal {
        private final String name;

        InMemoryJournal(String name) {
            this.name = name;
        }

        @Override
        public Optional<Checkpoint> latest() {
            return read(name);
        }

        @Override
        public void save(Checkpoint checkpoint) {
            write(name, checkpoint);
        }

        @Override
        public void erase() {
            forget(name);
        }

        @Override
        public void close() {
            release(name, this);
        }
    }
}
