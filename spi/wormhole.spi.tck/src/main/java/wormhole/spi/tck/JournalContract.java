package wormhole.spi.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import wormhole.spi.journal.Checkpoint;
import wormhole.spi.journal.Journal;
import wormhole.spi.journal.JournalProvider;

/**
 * What a journal must do, as far as one process can see: that a checkpoint outlives the machine has to be tested from
 * outside. Extend it, say which provider, and run it.
 */
public abstract class JournalContract {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final String name = "contract_" + NAMES.incrementAndGet() + "-A";

    /** For the class that extends this one. */
    protected JournalContract() {}

    /**
     * The provider that is tested, keeping its journals where a test may write.
     *
     * @return within one test, one that finds what the others saved
     */
    protected abstract JournalProvider provider();

    @Test
    void aNewJournalIsEmpty() throws IOException {
        try (var journal = provider().open(name)) {
            assertEquals(Optional.empty(), journal.latest());
        }
    }

    @Test
    void theNewestCheckpointIsTheOneKept() throws IOException {
        try (var journal = provider().open(name)) {
            journal.save(checkpoint(1, 3));
            journal.save(checkpoint(2, 100_000));
            journal.save(checkpoint(3, 5));
            assertKept(checkpoint(3, 5), journal);
        }
    }

    @Test
    void aCheckpointIsThereWhenTheJournalIsOpenedAgain() throws IOException {
        try (var journal = provider().open(name)) {
            journal.save(checkpoint(7, 1000));
        }
        try (var journal = provider().open(name)) {
            assertKept(checkpoint(7, 1000), journal);
        }
    }

    @Test
    void anEmptyCheckpointIsNotTheSameAsNone() throws IOException {
        try (var journal = provider().open(name)) {
            journal.save(checkpoint(0, 0));
            assertKept(checkpoint(0, 0), journal);
        }
    }

    @Test
    void anErasedJournalIsEmptyAndCanBeUsedAgain() throws IOException {
        try (var journal = provider().open(name)) {
            journal.save(checkpoint(1, 10));
            journal.erase();
            assertEquals(Optional.empty(), journal.latest());
            journal.save(checkpoint(2, 10));
            assertKept(checkpoint(2, 10), journal);
        }
    }

    @Test
    void anErasedJournalIsStillEmptyWhenOpenedAgain() throws IOException {
        try (var journal = provider().open(name)) {
            journal.save(checkpoint(1, 10));
            journal.erase();
        }
        aNewJournalIsEmpty();
    }

    @Test
    void journalsOfDifferentNamesAreApart() throws IOException {
        try (var one = provider().open(name);
                var other = provider().open(name + "2")) {
            one.save(checkpoint(1, 10));
            assertEquals(Optional.empty(), other.latest());
        }
    }

    @Test
    void aJournalIsOpenToOneOnly() throws IOException {
        var provider = provider();
        try (var journal = provider.open(name)) {
            assertThrows(IOException.class, () -> provider.open(name));
            journal.save(checkpoint(1, 10));
        }
        provider.open(name).close();
    }

    @Test
    void namesThatCouldLeadElsewhereAreRefused() {
        for (var bad : new String[] {"", "../x", "a/b", "a\\b", "a b", "a\0", "ä", "x".repeat(65)}) {
            assertThrows(IllegalArgumentException.class, () -> provider().open(bad), bad);
        }
    }

    @Test
    void theLongestNameIsAccepted() throws IOException {
        provider().open("x".repeat(64)).close();
    }

    @Test
    void closingTwiceIsHarmless() throws IOException {
        var journal = provider().open(name);
        journal.close();
        journal.close();
    }

    private static void assertKept(Checkpoint expected, Journal journal) throws IOException {
        assertArrayEquals(expected.sealed(), journal.latest().orElseThrow().sealed());
    }

    private static Checkpoint checkpoint(int content, int length) {
        var sealed = new byte[length];
        Arrays.fill(sealed, (byte) content);
        return new Checkpoint(sealed);
    }
}
