package wormhole.core.code;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import wormhole.api.Code;
import wormhole.api.Nameplate;
import wormhole.api.error.AlreadyChoseNameplateException;
import wormhole.api.error.AlreadyChoseWordsException;
import wormhole.api.error.MustChooseNameplateFirstException;
import wormhole.api.error.OnlyOneCodeException;
import wormhole.core.effect.Step;
import wormhole.spi.crypto.Entropy;
import wormhole.spi.wordlist.Wordlist;

/**
 * How the code is chosen: allocated, typed, or given. Knows nothing of keys. It takes the place of Code, Input, Lister and
 * Allocator of the reference ({@code _code.py}, {@code _input.py}, {@code _lister.py}, {@code _allocator.py}).
 *
 * <p>A refused call throws and leaves the state as it was.
 *
 * @param state how far it is
 * @param listing whether the answer to a listing is awaited
 */
public record CodeSelection(State state, boolean listing) {
    /** How far the choice is. */
    public sealed interface State {
        /** Nothing was asked for. */
        record Unasked() implements State {}

        /**
         * The server is to give a nameplate.
         *
         * @param words how many follow it
         */
        record Allocating(int words) implements State {}

        /**
         * A nameplate is being typed.
         *
         * @param listed those the server told of
         */
        record TypingNameplate(List<Nameplate> listed) implements State {}

        /**
         * Words are being typed.
         *
         * @param nameplate chosen
         * @param completing whether words can be completed: the nameplate was claimed
         */
        record TypingWords(Nameplate nameplate, boolean completing) implements State {}

        /** There is a code. It was reported and is not kept: it is a secret. */
        record Chosen() implements State {}
    }

    /** Before anything was asked for. */
    public static final CodeSelection START = new CodeSelection(new State.Unasked(), false);

    /**
     * The server is to give a nameplate.
     *
     * @param words how many follow it, 1 to {@link WordChoice#MAX_WORDS}
     * @return asks for it
     */
    public Step<CodeSelection, CodeSelectionReport> allocate(int words) {
        requireUnasked();
        if (words < 1 || words > WordChoice.MAX_WORDS) {
            throw new IllegalArgumentException("a code has 1 to " + WordChoice.MAX_WORDS + " words, not " + words);
        }
        return Step.to(in(new State.Allocating(words)), new CodeSelectionReport.Allocate());
    }

    /**
     * The code is given.
     *
     * @param code the code
     * @return uses it
     */
    public Step<CodeSelection, CodeSelectionReport> set(Code code) {
        requireUnasked();
        return chosen(new CodeSelectionReport.UseNameplate(code.nameplate()), new CodeSelectionReport.UseCode(code));
    }

    /**
     * The code will be typed.
     *
     * @return asks for a listing
     */
    public Step<CodeSelection, CodeSelectionReport> beginTyping() {
        requireUnasked();
        return Step.to(
                new CodeSelection(new State.TypingNameplate(List.of()), true), new CodeSelectionReport.AskForList());
    }

    /**
     * A fresh listing is wanted.
     *
     * @return asks for it
     */
    public Step<CodeSelection, CodeSelectionReport> refresh() {
        typingNameplate();
        return Step.to(new CodeSelection(state, true), new CodeSelectionReport.AskForList());
    }

    /**
     * The nameplate was typed.
     *
     * @param nameplate chosen
     * @return uses it
     */
    public Step<CodeSelection, CodeSelectionReport> chooseNameplate(Nameplate nameplate) {
        typingNameplate();
        return Step.to(in(new State.TypingWords(nameplate, false)), new CodeSelectionReport.UseNameplate(nameplate));
    }

    /**
     * The words were typed.
     *
     * @param words as typed
     * @return uses the code
     */
    public Step<CodeSelection, CodeSelectionReport> chooseWords(String words) {
        var code = Code.of(typingWords().nameplate(), words);
        return chosen(new CodeSelectionReport.UseCode(code));
    }

    /**
     * The server lists nameplates, asked or not.
     *
     * @param nameplates what it lists
     * @return kept if a nameplate is being typed
     */
    public Step<CodeSelection, CodeSelectionReport> listed(List<Nameplate> nameplates) {
        var next = state instanceof State.TypingNameplate ? new State.TypingNameplate(nameplates) : state;
        return Step.to(new CodeSelection(next, false));
    }

    /**
     * The server gave a nameplate.
     *
     * @param nameplate which
     * @param list where words come from
     * @param entropy picks them
     * @return uses the code; nothing if none was asked for
     */
    public Step<CodeSelection, CodeSelectionReport> allocated(Nameplate nameplate, Wordlist list, Entropy entropy) {
        if (!(state instanceof State.Allocating allocating)) {
            return Step.to(this);
        }
        var code = Code.of(nameplate, WordChoice.choose(list, allocating.words(), entropy));
        return chosen(new CodeSelectionReport.UseNameplate(nameplate), new CodeSelectionReport.UseCode(code));
    }

    /**
     * The nameplate was claimed.
     *
     * @return words can be completed if they are being typed
     */
    public Step<CodeSelection, CodeSelectionReport> claimed() {
        if (state instanceof State.TypingWords typing && !typing.completing()) {
            return Step.to(
                    in(new State.TypingWords(typing.nameplate(), true)), new CodeSelectionReport.WordlistReady());
        }
        return Step.to(this);
    }

    /**
     * The link is back: what was asked and not answered is asked again.
     *
     * @return the questions
     */
    public Step<CodeSelection, CodeSelectionReport> resumed() {
        Step<CodeSelection, CodeSelectionReport> step = Step.to(this);
        if (listing) {
            step = step.and(new CodeSelectionReport.AskForList());
        }
        return state instanceof State.Allocating ? step.and(new CodeSelectionReport.Allocate()) : step;
    }

    /**
     * The listed nameplates that begin as typed.
     *
     * @param prefix what was typed
     * @return with a hyphen after each
     */
    public SortedSet<String> nameplateCompletions(String prefix) {
        var completions = new TreeSet<String>();
        for (var nameplate : typingNameplate().listed()) {
            if (nameplate.value().startsWith(prefix)) {
                completions.add(nameplate + "-");
            }
        }
        return completions;
    }

    /**
     * What the typed words may become.
     *
     * @param prefix what was typed after the nameplate and its hyphen
     * @param words how many words the code has
     * @param list where from
     * @return empty before the nameplate was claimed
     */
    public SortedSet<String> wordCompletions(String prefix, int words, Wordlist list) {
        return typingWords().completing() ? WordChoice.complete(list, prefix, words) : new TreeSet<>();
    }

    private CodeSelection in(State next) {
        return new CodeSelection(next, listing);
    }

    private Step<CodeSelection, CodeSelectionReport> chosen(CodeSelectionReport... reports) {
        return Step.to(in(new State.Chosen()), reports);
    }

    private void requireUnasked() {
        if (!(state instanceof State.Unasked)) {
            throw new OnlyOneCodeException();
        }
    }

    private State.TypingNameplate typingNameplate() {
        if (state instanceof State.TypingNameplate typing) {
            return typing;
        }
        throw new AlreadyChoseNameplateException();
    }

    private State.TypingWords typingWords() {
        if (state instanceof State.TypingWords typing) {
            return typing;
        }
        if (state instanceof State.Chosen) {
            throw new AlreadyChoseWordsException();
        }
        throw new MustChooseNameplateFirstException();
    }
}
