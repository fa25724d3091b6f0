package wormhole.spi.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import wormhole.spi.journal.Checkpoint;
import wormhole.spi.journal.JournalProvider;

final class InMemoryJournalContract extends JournalContract {
    private final InMemoryJournalProvider provider = new InMemoryJournalProvider();

    @Override
    protected JournalProvider provider() {
        return provider;
    }

    @Test
    void whatWasSavedIsThereAfterACrash() throws IOException {
        var before = provider.open("x");
        before.save(new Checkpoint(new byte[3]));
        provider.crash("x");
        var after = provider.open("x");
        before.close();
        assertEquals(3, after.latest().orElseThrow().sealed().length);
        assertThrows(IOException.class, () -> provider.open("x"));
    }
}
