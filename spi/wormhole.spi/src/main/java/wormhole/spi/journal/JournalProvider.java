package wormhole.spi.journal;

import java.io.IOException;
import wormhole.spi.Provider;

/** Supplies journals. None is used unless one is asked for. */
public interface JournalProvider extends Provider {
    /**
     * Opens the journal of one wormhole, making it if it is not there.
     *
     * @param name which; letters, digits, {@code -} and {@code _}, up to 64
     * @return open until closed, and to nobody else
     * @throws IOException it cannot be read or written, or somebody else has it open
     * @throws IllegalArgumentException the name is none that is allowed
     */
    Journal open(String name) throws IOException;
}
