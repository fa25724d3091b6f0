package wormhole.runtime.flavour;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import wormhole.api.Nameplate;
import wormhole.api.Timing;
import wormhole.api.code.CodeEntry;
import wormhole.core.code.WordChoice;
import wormhole.core.session.Input;
import wormhole.runtime.driver.Driver;
import wormhole.spi.wordlist.Wordlist;

/** Typing a code. Orders go to the driver; completions only look at the session. */
final class TypedCode implements CodeEntry {
    private final Driver driver;
    private final Events events;
    private final Supplier<Wordlist> wordlist;
    private final Timing.Span typing;

    TypedCode(Driver driver, Events events, Supplier<Wordlist> wordlist, Timing.Span typing) {
        this.driver = driver;
        this.events = events;
        this.wordlist = wordlist;
        this.typing = typing;
    }

    @Override
    public void refreshNameplates() {
        driver.ask(new Input.RefreshNameplates());
    }

    @Override
    public Set<String> nameplateCompletions(String prefix) {
        return driver.session().nameplateCompletions(prefix);
    }

    @Override
    public void chooseNameplate(String nameplate) {
        driver.ask(new Input.ChooseNameplate(new Nameplate(nameplate)));
    }

    @Override
    public CompletableFuture<Void> whenWordlistIsAvailable() {
        return events.wordlistReady();
    }

    @Override
    public Set<String> wordCompletions(String prefix) {
        return wordCompletions(prefix, 2);
    }

    @Override
    public Set<String> wordCompletions(String prefix, int words) {
        if (words < 1 || words > WordChoice.MAX_WORDS) {
            throw new IllegalArgumentException("a code has 1 to " + WordChoice.MAX_WORDS + " words, not " + words);
        }
        return driver.session().wordCompletions(prefix, words, wordlist.get());
    }

    @Override
    public void chooseWords(String words) {
        driver.ask(new Input.ChooseWords(words));
        typing.finish();
    }
}
