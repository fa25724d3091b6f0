package wormhole.testkit;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Time that passes only when the next thing happens: a queue of events by virtual time, and by order of their making where
 * the time is equal. For one thread.
 */
public final class VirtualClock {
    private record Event(long millis, long order, Runnable what) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::millis).thenComparingLong(Event::order));
    private long now;
    private long made;

    /** It is 0, and nothing will happen. */
    public VirtualClock() {}

    /**
     * The time.
     *
     * @return milliseconds since the beginning
     */
    public long now() {
        return now;
    }

    /**
     * Plans an event.
     *
     * @param millis when; in the past means now
     * @param what happens
     */
    public void at(long millis, Runnable what) {
        events.add(new Event(Math.max(now, millis), made++, what));
    }

    /**
     * Plans an event.
     *
     * @param millis from now
     * @param what happens
     */
    public void after(long millis, Runnable what) {
        at(now + millis, what);
    }

    /**
     * Lets the next event happen.
     *
     * @return false if there is none
     */
    public boolean step() {
        var event = events.poll();
        if (event == null) {
            return false;
        }
        now = event.millis;
        event.what.run();
        return true;
    }
}
