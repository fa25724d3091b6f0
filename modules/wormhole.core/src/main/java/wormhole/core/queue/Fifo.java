package wormhole.core.queue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A first-in first-out queue that is a value: adding and taking give a new queue and leave the old one as it was, in
 * constant time on average, so that a state which holds one can be kept, compared and written down.
 *
 * @param <T> what is queued; never null
 */
public final class Fifo<T> implements Iterable<T> {
    private static final Fifo<?> EMPTY = new Fifo<>(null, null, 0);

    private record Cell<T>(T head, @Nullable Cell<T> tail) {}

    private final @Nullable Cell<T> front;
    private final @Nullable Cell<T> back;
    private final int size;

    private Fifo(@Nullable Cell<T> front, @Nullable Cell<T> back, int size) {
        this.front = front;
        this.back = back;
        this.size = size;
    }

    /**
     * The queue with nothing in it.
     *
     * @param <T> what is queued
     * @return empty
     */
    @SuppressWarnings("unchecked") // holds nothing, so it is a queue of anything
    public static <T> Fifo<T> empty() {
        return (Fifo<T>) EMPTY;
    }

    /**
     * Adds at the end.
     *
     * @param element what
     * @return the longer queue
     */
    public Fifo<T> plus(T element) {
        return front == null
                ? new Fifo<>(new Cell<>(element, null), null, 1)
                : new Fifo<>(front, new Cell<>(element, back), size + 1);
    }

    /**
     * Removes the first element that matches; at the front in constant time, elsewhere in linear time.
     *
     * @param which what to look for
     * @return the shorter queue, or this one if nothing matches
     */
    public Fifo<T> without(Predicate<T> which) {
        if (front != null && which.test(front.head)) {
            return rest(front.tail, back, size - 1);
        }
        Fifo<T> kept = empty();
        var found = false;
        for (var element : this) {
            if (!found && which.test(element)) {
                found = true;
            } else {
                kept = kept.plus(element);
            }
        }
        return found ? kept : this;
    }

    /**
     * Whether nothing is queued.
     *
     * @return true for {@link #empty}
     */
    public boolean isEmpty() {
        return size == 0;
    }

    /**
     * How much is queued.
     *
     * @return elements
     */
    public int size() {
        return size;
    }

    /**
     * What is queued, in order.
     *
     * @return a new, unmodifiable list
     */
    public List<T> toList() {
        var list = new ArrayList<T>(size);
        for (var cell = front; cell != null; cell = cell.tail) {
            list.add(cell.head);
        }
        var turned = list.size();
        for (var cell = back; cell != null; cell = cell.tail) {
            list.add(cell.head);
        }
        Collections.reverse(list.subList(turned, list.size()));
        return Collections.unmodifiableList(list);
    }

    @Override
    public Iterator<T> iterator() {
        return toList().iterator();
    }

    private static <T> Fifo<T> rest(@Nullable Cell<T> front, @Nullable Cell<T> back, int size) {
        if (front != null || back == null) {
            return size == 0 ? empty() : new Fifo<>(front, back, size);
        }
        Cell<T> turned = null;
        for (var cell = back; cell != null; cell = cell.tail) {
            turned = new Cell<>(cell.head, turned);
        }
        return new Fifo<>(turned, null, size);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fifo<?> that && toList().equals(that.toList());
    }

    @Override
    public int hashCode() {
        return toList().hashCode();
    }

    @Override
    public String toString() {
        return "Fifo[" + size + "]";
    }
}
