package wormhole.runtime.flavour;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import wormhole.api.BlockingWormhole;
import wormhole.api.DelegatedWormhole;
import wormhole.api.Timing;
import wormhole.api.Wormhole;
import wormhole.api.WormholeDelegate;
import wormhole.api.WormholeOptions;
import wormhole.runtime.driver.Audience;
import wormhole.runtime.driver.Driver;
import wormhole.runtime.transit.Transits;
import wormhole.spi.wordlist.Wordlist;

/**
 * Makes wormholes of each flavour.
 *
 * @param options of the wormhole
 * @param timing hears what happens when; guarded
 * @param callbacks where the application is called
 * @param wordlist looks for the word list when it is needed
 * @param transits makes record pipes
 * @param drivers makes a driver for an audience
 */
public record Flavours(
        WormholeOptions options,
        Timing timing,
        Executor callbacks,
        Supplier<Wordlist> wordlist,
        Transits transits,
        BiFunction<WormholeOptions, Audience, Driver> drivers) {
    /** {@return a wormhole with futures, connecting} */
    public Wormhole deferred() {
        var answers = new Answers(options.limits().maxMessagesUnread());
        var events = new Events(options, timing, answers, callbacks, false);
        var driver = driver(answers, events);
        return started(driver, new DeferredFlavour(driver, events, wordlist, transits, answers));
    }

    /**
     * A wormhole with a delegate, connecting.
     *
     * @param delegate hears of everything
     * @return the wormhole
     */
    public DelegatedWormhole delegated(WormholeDelegate delegate) {
        var events = new Events(options, timing, delegate, callbacks, false);
        var driver = driver(events);
        return started(driver, new DelegatedFlavour(driver, events, wordlist, transits));
    }

    /**
     * A wormhole that waits, connecting.
     *
     * @param timeout for methods without one of their own
     * @return the wormhole
     */
    public BlockingWormhole blocking(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("the timeout must be positive");
        }
        var answers = new Answers(options.limits().maxMessagesUnread());
        var events = new Events(options, timing, answers, callbacks, true);
        var driver = driver(answers, events);
        return started(driver, new BlockingFlavour(driver, events, wordlist, transits, answers, timeout));
    }

    private Driver driver(Events events) {
        var driver = drivers.apply(options, events);
        events.overflowTo(driver::fail);
        return driver;
    }

    private Driver driver(Answers answers, Events events) {
        var driver = driver(events);
        answers.overflowTo(driver::fail);
        return driver;
    }

    private static <T> T started(Driver driver, T wormhole) {
        driver.start();
        return wormhole;
    }
}
