package wormhole.conformance.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import wormhole.core.queue.Fifo;

/** A queue that is a value behaves like a list that is copied at each change. */
class FifoProperties {
    /** A number above zero adds it; one below takes its opposite away. */
    @Property(tries = 1000)
    void behavesLikeAList(@ForAll @Size(max = 60) List<@IntRange(min = -5, max = 5) Integer> changes) {
        Fifo<Integer> fifo = Fifo.empty();
        var list = new ArrayList<Integer>();
        for (var change : changes) {
            var before = fifo.toList();
            var next = change > 0 ? fifo.plus(change) : fifo.without(element -> element == -change);
            assertEquals(before, fifo.toList(), "the old queue is as it was");
            if (change > 0) {
                list.add(change);
            } else {
                list.remove((Object) (-change));
            }
            fifo = next;
            assertEquals(list, fifo.toList());
            assertEquals(list.size(), fifo.size());
            assertEquals(list.isEmpty(), fifo.isEmpty());
        }
    }

    @Property(tries = 1000)
    void isEqualIfItsElementsAreHoweverItCameToHoldThem(
            @ForAll @Size(max = 10) List<Integer> elements, @ForAll @IntRange(min = 0, max = 10) int detour) {
        Fifo<Integer> straight = Fifo.empty();
        Fifo<Integer> roundabout = Fifo.empty();
        for (var i = 0; i < detour; i++) {
            roundabout = roundabout.plus(i);
        }
        for (var element : elements) {
            straight = straight.plus(element);
            roundabout = roundabout.plus(element);
        }
        for (var i = 0; i < detour; i++) {
            roundabout = roundabout.without(element -> true);
        }
        assertEquals(straight, roundabout);
        assertEquals(straight.hashCode(), roundabout.hashCode());
    }
}
