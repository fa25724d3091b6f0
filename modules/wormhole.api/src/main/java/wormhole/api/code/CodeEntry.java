package wormhole.api.code;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import wormhole.api.error.AlreadyChoseNameplateException;
import wormhole.api.error.AlreadyChoseWordsException;
import wormhole.api.error.CodeFormatException;
import wormhole.api.error.MustChooseNameplateFirstException;

/**
 * Where a code is typed: first the nameplate, then the words, each with completion. Methods do not wait; they may be called
 * from any thread. The order of calls and the errors are the reference's ({@code _input.py}).
 */
public interface CodeEntry {
    /**
     * Asks the server again which nameplates there are. The answer shows in later completions.
     *
     * @throws AlreadyChoseNameplateException too late
     */
    void refreshNameplates();

    /**
     * The listed nameplates that begin as typed. The list may be a moment old.
     *
     * @param prefix what was typed so far
     * @return each with a hyphen after it, sorted
     * @throws AlreadyChoseNameplateException too late
     */
    Set<String> nameplateCompletions(String prefix);

    /**
     * Chooses the nameplate; it is claimed at once, before the words are known.
     *
     * @param nameplate digits
     * @throws CodeFormatException it is none; another may be chosen
     * @throws AlreadyChoseNameplateException one was chosen
     */
    void chooseNameplate(String nameplate);

    /**
     * When words can be completed: after the nameplate was claimed.
     *
     * @return completes then; fails if the wormhole ends before
     */
    CompletableFuture<Void> whenWordlistIsAvailable();

    /**
     * The codes that the typed words may become.
     *
     * @param prefix what was typed after the nameplate and its hyphen, so far
     * @return with the last word completed, and a hyphen if another word follows; sorted; empty before the word list is
     *     available
     * @throws MustChooseNameplateFirstException too early
     * @throws AlreadyChoseWordsException too late
     */
    Set<String> wordCompletions(String prefix);

    /**
     * {@link #wordCompletions(String)} for a code of another number of words than two.
     *
     * @param prefix what was typed after the nameplate and its hyphen, so far
     * @param words how many words the code has
     * @return with the last word completed
     * @throws MustChooseNameplateFirstException too early
     * @throws AlreadyChoseWordsException too late
     */
    Set<String> wordCompletions(String prefix, int words);

    /**
     * Chooses the words; the code is complete.
     *
     * @param words what follows the nameplate and its hyphen
     * @throws CodeFormatException the code would be too long; others may be chosen
     * @throws MustChooseNameplateFirstException too early
     * @throws AlreadyChoseWordsException they were chosen
     */
    void chooseWords(String words);
}
