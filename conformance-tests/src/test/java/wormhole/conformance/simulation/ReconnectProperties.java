package wormhole.conformance.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** Whatever is sent arrives, in order and once, however often the links are cut and however the server mixes it up. */
class ReconnectProperties {
    /** Something to do at one side. */
    enum What {
        SEND,
        CUT,
        RECONNECT,
        CARRY_OUT,
        CARRY_IN
    }

    /**
     * Something to do.
     *
     * @param what the kind
     * @param left at which side
     * @param number how many frames to carry, or how many others one overtakes
     */
    record Act(What what, boolean left, int number) {
        void on(Ferry ferry) {
            var shore = ferry.shore(left);
            switch (what) {
                case SEND:
                    shore.send("message " + shore.sent.size());
                    break;
                case CUT:
                    shore.cut();
                    break;
                case RECONNECT:
                    shore.reconnect();
                    break;
                case CARRY_OUT:
                    for (var i = 0; i <= number; i++) {
                        shore.carryOut();
                    }
                    break;
                case CARRY_IN:
                    for (var i = 0; i <= number; i++) {
                        shore.carryIn(number);
                    }
                    break;
            }
        }
    }

    @Property(tries = 2_000)
    void messagesSurviveAnyScheduleOfReconnects(@ForAll("acts") @Size(max = 80) List<Act> acts) {
        var ferry = new Ferry();
        ferry.left.begin();
        ferry.right.begin();
        for (var act : acts) {
            act.on(ferry);
            assertBeginning(ferry.left.sent, ferry.right.received);
            assertBeginning(ferry.right.sent, ferry.left.received);
        }
        ferry.calm();
        assertEquals(ferry.left.sent, ferry.right.received);
        assertEquals(ferry.right.sent, ferry.left.received);
    }

    @Property(tries = 1_000)
    void whatWasSentBeforeClosingArrives(@ForAll("acts") @Size(max = 60) List<Act> acts, @ForAll boolean leftCloses) {
        var ferry = new Ferry();
        ferry.left.begin();
        ferry.right.begin();
        ferry.calm();
        acts.forEach(act -> act.on(ferry));
        var closer = ferry.shore(leftCloses);
        var other = ferry.shore(!leftCloses);
        closer.close();
        closer.cut();
        ferry.calm();
        assertTrue(closer.ended());
        assertEquals(closer.sent, other.received);
        other.close();
        ferry.calm();
        assertTrue(other.ended());
    }

    private static void assertBeginning(List<String> sent, List<String> received) {
        assertTrue(received.size() <= sent.size() && sent.subList(0, received.size()).equals(received));
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        var what = Arbitraries.frequency(
                Tuple.of(3, What.SEND),
                Tuple.of(1, What.CUT),
                Tuple.of(2, What.RECONNECT),
                Tuple.of(4, What.CARRY_OUT),
                Tuple.of(4, What.CARRY_IN));
        return Combinators.combine(
                        what, Arbitraries.of(true, false), Arbitraries.integers().between(0, 6))
                .as(Act::new)
                .list();
    }
}
