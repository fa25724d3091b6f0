package wormhole.runtime.flavour;

import java.util.function.Supplier;
import wormhole.api.DelegatedWormhole;
import wormhole.runtime.driver.Driver;
import wormhole.runtime.transit.Transits;
import wormhole.spi.wordlist.Wordlist;

/** The face without futures: everything that comes later goes to the delegate. */
final class DelegatedFlavour extends Controls implements DelegatedWormhole {
    DelegatedFlavour(Driver driver, Events events, Supplier<Wordlist> wordlist, Transits transits) {
        super(driver, events, wordlist, transits);
    }

    @Override
    public void close() {
        askToClose();
    }
}
