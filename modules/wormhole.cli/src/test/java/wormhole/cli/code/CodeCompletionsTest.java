package wormhole.cli.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import wormhole.cli.FakeWormhole;
import wormhole.cli.failure.UsageException;

class CodeCompletionsTest {
    private final FakeWormhole wormhole = new FakeWormhole();
    private final CodeCompletions completions = new CodeCompletions(wormhole.inputCode());

    private List<String> of(String typed) throws UsageException {
        return List.copyOf(completions.of(typed));
    }

    @Test
    void nameplatesAreCompletedWithAHyphen() throws UsageException {
        wormhole.nameplates.addAll(List.of("12", "15", "3"));
        assertEquals(List.of("12-", "15-"), of("1"));
        assertEquals(List.of("12-", "15-", "3-"), of(""));
        assertEquals("", completions.committed());
    }

    @Test
    void wordsAreCompletedBehindTheNameplate() throws UsageException {
        assertEquals(List.of("12-crossover-", "12-crucifix-"), of("12-cr"));
        assertEquals(List.of("12-crossover-clockwork"), of("12-crossover-c"));
        assertEquals("12-", completions.committed());
        assertTrue(completions.used());
    }

    @Test
    void thereIsNoWayBackFromANameplate() throws UsageException {
        of("12-");
        var expected = "nameplate (12-) already entered, cannot go back";
        assertEquals(expected, assertThrows(UsageException.class, () -> of("1")).getMessage());
        assertEquals(
                expected, assertThrows(UsageException.class, () -> of("13-")).getMessage());
        assertEquals(
                expected,
                assertThrows(UsageException.class, () -> completions.finish("13-a"))
                        .getMessage());
        completions.finish("12-a");
        assertEquals("12-a", wormhole.code.join().reveal());
    }

    @Test
    void whatIsNoNameplateIsNotClaimed() throws UsageException {
        assertThrows(UsageException.class, () -> of("x-"));
        assertThrows(UsageException.class, () -> completions.finish("7"));
        completions.finish("7-a");
        assertEquals("7-a", wormhole.code.join().reveal());
    }
}
