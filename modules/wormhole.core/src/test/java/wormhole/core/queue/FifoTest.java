package wormhole.core.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FifoTest {
    private static Fifo<Integer> of(int... elements) {
        Fifo<Integer> fifo = Fifo.empty();
        for (var element : elements) {
            fifo = fifo.plus(element);
        }
        return fifo;
    }

    @Test
    void whatComesFirstIsFirst() {
        assertEquals(List.of(1, 2, 3), of(1, 2, 3).toList());
        var seen = new ArrayList<Integer>();
        of(1, 2, 3).forEach(seen::add);
        assertEquals(List.of(1, 2, 3), seen);
        assertThrows(UnsupportedOperationException.class, () -> of(1).toList().add(2));
    }

    @Test
    void theFirstThatFitsIsTaken() {
        assertEquals(of(2, 1), of(1, 2, 1).without(i -> i == 1));
        assertEquals(of(1, 3, 2), of(1, 2, 3, 2).without(i -> i == 2));
        var same = of(1, 2);
        assertSame(same, same.without(i -> i == 3));
        assertSame(Fifo.empty(), of(1).without(i -> i == 1));
        assertSame(Fifo.empty(), Fifo.<Integer>empty().without(i -> true));
    }

    @Test
    void anOldQueueStaysAsItWas() {
        var old = of(1, 2);
        old.plus(3);
        old.without(i -> i == 1);
        assertEquals(List.of(1, 2), old.toList());
    }

    @Test
    void itDoesWhatAListDoes() {
        var random = new SplittableRandom(1);
        var list = new ArrayList<Integer>();
        Fifo<Integer> fifo = Fifo.empty();
        for (var i = 0; i < 2_000; i++) {
            if (random.nextInt(3) > 0 || list.isEmpty()) {
                list.add(i);
                fifo = fifo.plus(i);
            } else {
                var gone = list.remove(random.nextInt(4) > 0 ? 0 : random.nextInt(list.size()));
                fifo = fifo.without(gone::equals);
            }
            assertEquals(list, fifo.toList());
            assertEquals(list.size(), fifo.size());
            assertEquals(list.isEmpty(), fifo.isEmpty());
        }
    }

    // Were every element copied for each that is taken, this would not end.
    @Test
    void aLongQueueIsTakenFromAsFastAsAShortOne() {
        Fifo<Integer> fifo = Fifo.empty();
        for (var i = 0; i < 300_000; i++) {
            fifo = fifo.plus(i);
        }
        for (var i = 0; i < 300_000; i++) {
            var next = i;
            fifo = fifo.without(element -> element == next);
            assertEquals(299_999 - i, fifo.size());
        }
        assertSame(Fifo.empty(), fifo);
    }

    @Test
    void equalQueuesAreEqualHoweverTheyCameAbout() {
        var moved = of(0, 1, 2).without(i -> i == 0);
        assertEquals(of(1, 2), moved);
        assertEquals(of(1, 2).hashCode(), moved.hashCode());
        assertNotEquals(of(2, 1), moved);
        assertNotEquals(of(2, 1).hashCode(), moved.hashCode());
        assertFalse(moved.equals((Object) List.of(1, 2)));
        assertTrue(of().isEmpty());
        assertEquals("Fifo[2]", moved.toString());
    }
}
