package wormhole.core.rendezvous;

import java.util.HashSet;
import java.util.Set;
import wormhole.core.wire.Phase;

/**
 * Which phases were already heard, by phase alone and not by side, as in the reference. Numbers heard without a gap are one
 * number, so a long conversation takes no more room than a short one.
 *
 * @param below every number under this one was heard
 * @param others all else that was heard
 */
record HeardPhases(long below, Set<Phase> others) {
    // A keyed peer may use phases this version does not know; it may not fill our memory with them.
    private static final int MAX_OUT_OF_ORDER = 4096;

    static final HeardPhases NONE = new HeardPhases(0, Set.of());

    boolean contains(Phase phase) {
        var number = phase.number();
        return number.isPresent() && number.getAsLong() < below || others.contains(phase);
    }

    HeardPhases plus(Phase phase) {
        var more = new HashSet<>(others);
        more.add(phase);
        var next = below;
        while (more.remove(Phase.numbered(next))) {
            next++;
        }
        return new HeardPhases(next, Set.copyOf(more));
    }

    boolean isFull() {
        return others.size() >= MAX_OUT_OF_ORDER;
    }
}
