package wormhole.core.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wormhole.api.Code;
import wormhole.api.Nameplate;
import wormhole.api.error.AlreadyChoseNameplateException;
import wormhole.api.error.AlreadyChoseWordsException;
import wormhole.api.error.MustChooseNameplateFirstException;
import wormhole.api.error.OnlyOneCodeException;
import wormhole.core.effect.Step;
import wormhole.spi.wordlist.Wordlist;

class CodeSelectionTest {
    private static final Nameplate FOUR = new Nameplate("4");
    private static final Wordlist WORDS =
            position -> position % 2 == 0 ? List.of("adroitness", "adviser") : List.of("aardvark", "absurd");

    private CodeSelection room = CodeSelection.START;
    private List<CodeSelectionReport> reports = List.of();

    private CodeSelectionTest then(Step<CodeSelection, CodeSelectionReport> step) {
        room = step.next();
        reports = step.reports();
        return this;
    }

    @Test
    void anAllocatedNameplateGetsWords() {
        then(room.allocate(2));
        assertEquals(List.of(new CodeSelectionReport.Allocate()), reports);
        then(room.allocated(FOUR, WORDS, length -> new byte[length]));
        assertEquals(
                List.of(
                        new CodeSelectionReport.UseNameplate(FOUR),
                        new CodeSelectionReport.UseCode(Code.of("4-adroitness-aardvark"))),
                reports);
    }

    @Test
    void anAllocationThatWasNotAnsweredIsAskedForAgain() {
        then(room.allocate(2)).then(room.resumed());
        assertEquals(List.of(new CodeSelectionReport.Allocate()), reports);
        then(room.allocated(FOUR, WORDS, byte[]::new)).then(room.resumed());
        assertEquals(List.of(), reports);
    }

    @Test
    void thereIsOneCodeOnly() {
        then(room.set(Code.of("4-a")));
        assertThrows(OnlyOneCodeException.class, () -> room.set(Code.of("4-a")));
        assertThrows(OnlyOneCodeException.class, () -> room.allocate(2));
        assertThrows(OnlyOneCodeException.class, () -> room.beginTyping());
    }

    @Test
    void aCodeHasOneToSixtyFourWords() {
        assertThrows(IllegalArgumentException.class, () -> room.allocate(0));
        assertThrows(IllegalArgumentException.class, () -> room.allocate(65));
        for (var words : List.of(1, 64)) {
            assertEquals(
                    List.of(new CodeSelectionReport.Allocate()),
                    CodeSelection.START.allocate(words).reports());
        }
    }

    @Test
    void typingGoesFromTheNameplateToTheWords() {
        then(room.beginTyping());
        assertEquals(List.of(new CodeSelectionReport.AskForList()), reports);
        assertThrows(MustChooseNameplateFirstException.class, () -> room.chooseWords("a"));
        then(room.listed(List.of(FOUR, new Nameplate("42"), new Nameplate("7"))));
        assertEquals(Set.of("4-", "42-"), room.nameplateCompletions("4"));
        then(room.chooseNameplate(FOUR));
        assertEquals(List.of(new CodeSelectionReport.UseNameplate(FOUR)), reports);
        assertThrows(AlreadyChoseNameplateException.class, () -> room.refresh());
        assertThrows(AlreadyChoseNameplateException.class, () -> room.nameplateCompletions(""));
        then(room.chooseWords("adviser-absurd"));
        assertEquals(List.of(new CodeSelectionReport.UseCode(Code.of("4-adviser-absurd"))), reports);
        assertThrows(AlreadyChoseWordsException.class, () -> room.chooseWords("b"));
    }

    @Test
    void nothingCompletesANameplateBeforeThereIsAListing() {
        assertEquals(Set.of(), then(room.beginTyping()).room.nameplateCompletions(""));
    }

    @Test
    void aNameplateIsChosenOnceAndNoListingTakesItBack() {
        assertThrows(AlreadyChoseNameplateException.class, () -> room.chooseNameplate(FOUR));
        then(room.beginTyping()).then(room.chooseNameplate(FOUR));
        assertThrows(AlreadyChoseNameplateException.class, () -> room.chooseNameplate(new Nameplate("7")));
        assertEquals(List.of(), then(room.listed(List.of(new Nameplate("7")))).reports);
        then(room.chooseWords("adviser"));
        assertEquals(List.of(new CodeSelectionReport.UseCode(Code.of("4-adviser"))), reports);
    }

    @Test
    void wordsAreCompletedOnceTheNameplateIsClaimed() {
        then(room.beginTyping()).then(room.chooseNameplate(FOUR));
        assertEquals(Set.of(), room.wordCompletions("ad", 2, WORDS));
        then(room.claimed());
        assertEquals(List.of(new CodeSelectionReport.WordlistReady()), reports);
        assertEquals(Set.of("adroitness-", "adviser-"), room.wordCompletions("ad", 2, WORDS));
        assertEquals(Set.of("adviser-absurd"), room.wordCompletions("adviser-ab", 2, WORDS));
        assertEquals(List.of(), then(room.claimed()).reports);
    }

    @Test
    void aListingIsAskedForAgainUntilItIsAnswered() {
        then(room.beginTyping()).then(room.resumed());
        assertEquals(List.of(new CodeSelectionReport.AskForList()), reports);
        then(room.listed(List.of())).then(room.resumed());
        assertEquals(List.of(), reports);
        then(room.refresh()).then(room.resumed());
        assertEquals(List.of(new CodeSelectionReport.AskForList()), reports);
    }
}
