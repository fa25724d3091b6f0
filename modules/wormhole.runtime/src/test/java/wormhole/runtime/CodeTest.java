package wormhole.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.runtime.World.failure;
import static wormhole.runtime.World.get;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wormhole.api.error.AlreadyChoseNameplateException;
import wormhole.api.error.AlreadyChoseWordsException;
import wormhole.api.error.CodeFormatException;
import wormhole.api.error.LonelyException;
import wormhole.api.error.MustChooseNameplateFirstException;
import wormhole.api.error.OnlyOneCodeException;

/** How a wormhole comes by its code: allocated, set, or typed with completions. */
final class CodeTest {
    private final World world = new World();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void anAllocatedCodeHasTheNumberOfWordsAskedFor() throws Exception {
        var two = world.deferred();
        two.allocateCode();
        assertTrue(get(two.code()).reveal().matches("1-[a-z]+-[a-z]+"));
        var four = world.deferred();
        four.allocateCode(4);
        assertTrue(get(four.code()).reveal().matches("2(-[a-z]+){4}"));
    }

    @Test
    void aCodeMayBeAskedForBeforeItIsThere() throws Exception {
        var wormhole = world.deferred();
        var early = wormhole.code();
        assertFalse(early.isDone());
        wormhole.setCode("4-purple-sausages");
        assertEquals("4-purple-sausages", get(early).reveal());
        assertEquals(get(early), get(wormhole.code()));
    }

    @Test
    void aSecondCodeIsRefusedHoweverItIsAskedFor() {
        var wormhole = world.withCode("4-purple-sausages");
        assertThrows(OnlyOneCodeException.class, () -> wormhole.setCode("5-x"));
        assertThrows(OnlyOneCodeException.class, wormhole::allocateCode);
        assertThrows(OnlyOneCodeException.class, wormhole::inputCode);
    }

    @Test
    void aMalformedCodeIsRefusedAndAnotherMayBeSet() throws Exception {
        var wormhole = world.deferred();
        assertThrows(CodeFormatException.class, () -> wormhole.setCode("four-purple"));
        assertThrows(CodeFormatException.class, () -> wormhole.setCode("4 purple"));
        assertThrows(IllegalArgumentException.class, () -> wormhole.allocateCode(0));
        assertThrows(IllegalArgumentException.class, () -> wormhole.allocateCode(65));
        wormhole.setCode("4-purple");
        assertEquals("4-purple", get(wormhole.code()).reveal());
    }

    @Test
    void aCodeIsTypedWithCompletions() throws Exception {
        var other = world.withCode("17-crossover-clockwork");
        get(other.code());
        world.server.settle();
        var typing = world.deferred();
        var entry = typing.inputCode();
        World.eventually(() -> entry.nameplateCompletions("1").equals(Set.of("17-")));
        assertEquals(Set.of(), entry.nameplateCompletions("2"));
        entry.refreshNameplates();
        var ready = entry.whenWordlistIsAvailable();
        entry.chooseNameplate("17");
        get(ready);
        assertTrue(entry.wordCompletions("crosso").contains("crossover-"));
        assertTrue(entry.wordCompletions("crossover-clockw", 2).contains("crossover-clockwork"));
        entry.chooseWords("crossover-clockwork");
        assertEquals("17-crossover-clockwork", get(typing.code()).reveal());
        assertEquals(get(other.verifier()), get(typing.verifier()));
        get(entry.whenWordlistIsAvailable());
    }

    @Test
    void typingOutOfOrderIsRefusedAndTypingGoesOn() throws Exception {
        var wormhole = world.deferred();
        var entry = wormhole.inputCode();
        assertThrows(MustChooseNameplateFirstException.class, () -> entry.chooseWords("x"));
        assertThrows(MustChooseNameplateFirstException.class, () -> entry.wordCompletions("x"));
        assertThrows(CodeFormatException.class, () -> entry.chooseNameplate("four"));
        entry.chooseNameplate("4");
        assertThrows(AlreadyChoseNameplateException.class, () -> entry.chooseNameplate("5"));
        assertThrows(AlreadyChoseNameplateException.class, entry::refreshNameplates);
        assertThrows(AlreadyChoseNameplateException.class, () -> entry.nameplateCompletions("4"));
        assertThrows(CodeFormatException.class, () -> entry.chooseWords("x".repeat(2000)));
        assertThrows(IllegalArgumentException.class, () -> entry.wordCompletions("x", 0));
        entry.chooseWords("purple");
        assertThrows(AlreadyChoseWordsException.class, () -> entry.chooseWords("purple"));
        assertThrows(AlreadyChoseWordsException.class, () -> entry.wordCompletions("p"));
        assertEquals("4-purple", get(wormhole.code()).reveal());
    }

    @Test
    void whoeverWaitsForWordsHearsOfTheEnd() throws Exception {
        var wormhole = world.deferred();
        var ready = wormhole.inputCode().whenWordlistIsAvailable();
        wormhole.close();
        failure(LonelyException.class, ready);
    }
}
