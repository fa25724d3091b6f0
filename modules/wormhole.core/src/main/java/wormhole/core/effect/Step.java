package wormhole.core.effect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The result of one event in one room.
 *
 * @param next the state from now on
 * @param reports what the parent must hear, in order
 * @param <S> the room
 * @param <R> its reports
 */
public record Step<S, R>(S next, List<R> reports) {
    /**
     * A new state and nothing to tell.
     *
     * @param next the state
     * @param <S> the room
     * @param <R> its reports
     * @return the step
     */
    public static <S, R> Step<S, R> to(S next) {
        return new Step<>(next, List.of());
    }

    /**
     * A new state and what to tell.
     *
     * @param next the state
     * @param reports in order
     * @param <S> the room
     * @param <R> its reports
     * @return the step
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only copied
    public static <S, R> Step<S, R> to(S next, R... reports) {
        return new Step<>(next, List.copyOf(Arrays.asList(reports)));
    }

    /**
     * This step, and one thing more to tell.
     *
     * @param report comes last
     * @return a longer step
     */
    public Step<S, R> and(R report) {
        return and(List.of(report));
    }

    /**
     * This step, and more to tell.
     *
     * @param more come last
     * @return a longer step
     */
    public Step<S, R> and(List<? extends R> more) {
        if (more.isEmpty()) {
            return this;
        }
        var all = new ArrayList<R>(reports);
        all.addAll(more);
        return new Step<>(next, List.copyOf(all));
    }
}
