package wormhole.runtime.flavour;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import wormhole.api.Code;
import wormhole.api.Outcome;
import wormhole.api.Verifier;
import wormhole.api.Versions;
import wormhole.api.Welcome;
import wormhole.api.Wormhole;
import wormhole.runtime.driver.Driver;
import wormhole.runtime.transit.Transits;
import wormhole.spi.wordlist.Wordlist;

/** The face with futures. A copy of each is given away, so that nobody can complete or cancel another's. */
final class DeferredFlavour extends Controls implements Wormhole {
    private final Answers answers;

    DeferredFlavour(Driver driver, Events events, Supplier<Wordlist> wordlist, Transits transits, Answers answers) {
        super(driver, events, wordlist, transits);
        this.answers = answers;
    }

    @Override
    public CompletableFuture<Welcome> welcome() {
        return answers.welcome.copy();
    }

    @Override
    public CompletableFuture<Code> code() {
        return answers.code.copy();
    }

    @Override
    public CompletableFuture<byte[]> unverifiedKey() {
        return answers.unverifiedKey.thenApply(byte[]::clone);
    }

    @Override
    public CompletableFuture<Verifier> verifier() {
        return answers.verifier.copy();
    }

    @Override
    public CompletableFuture<Versions> versions() {
        return answers.versions.copy();
    }

    @Override
    public CompletableFuture<byte[]> receive() {
        return answers.unread.take();
    }

    @Override
    public CompletableFuture<Outcome> closing() {
        askToClose();
        return answers.closed.copy();
    }
}
