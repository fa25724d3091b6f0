package wormhole.api;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Keeps what a wormhole, and an application beside it, does and when, and writes it as the reference writes its timing file
 * ({@code timing.py} {@code DebugTiming}), so that the same viewers read it. Thread-safe. Keeps the first {@value #MOST_EVENTS}
 * events, as it is also the peer and the server who decide how many there are.
 *
 * <pre>{@code
 * var timing = new DebugTiming();
 * var options = WormholeOptions.builder(appId).timing(timing).build();
 * ...
 * Files.writeString(path, timing.json());
 * }</pre>
 */
public final class DebugTiming implements Timing {
    /** How many events are kept. Of those that come later the file tells how many they were. */
    public static final int MOST_EVENTS = 10_000;

    private final Clock clock;
    private final List<Kept> events = new ArrayList<>();
    private OptionalDouble firstLeftOut = OptionalDouble.empty();
    private int leftOut;

    /** Keeps time by the clock of this machine. */
    public DebugTiming() {
        this(Clock.systemUTC());
    }

    /**
     * Keeps time by another clock.
     *
     * @param clock read at each event
     */
    public DebugTiming(Clock clock) {
        this.clock = clock;
    }

    /**
     * One event.
     *
     * @param name what happened
     * @param start when it happened or began, in seconds since 1970
     * @param stop when it ended; empty if it did not, or was over at once
     * @param details about it, in order
     */
    public record Event(String name, double start, OptionalDouble stop, Map<String, Object> details) {
        /** Copies the details. */
        public Event {
            details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        }
    }

    /** An event that may still end. Guarded by the outer object. */
    private static final class Kept {
        private Event event;

        Kept(Event event) {
            this.event = event;
        }
    }

    @Override
    public void event(String name, Map<String, Object> details) {
        add(new Event(name, now(), OptionalDouble.empty(), details));
    }

    @Override
    public Span begin(String name, Map<String, Object> details) {
        var kept = keep(new Event(name, now(), OptionalDouble.empty(), details));
        return more -> finish(kept, more);
    }

    /**
     * Adds an event of another time.
     *
     * @param event what happened; details are texts, numbers, booleans, empty {@code Optional}s (which are written as null), lists
     *     and maps of these
     */
    public void add(Event event) {
        keep(event);
    }

    private synchronized Kept keep(Event event) {
        var kept = new Kept(event);
        if (events.size() < MOST_EVENTS) {
            events.add(kept);
        } else {
            leftOut++;
            firstLeftOut = firstLeftOut.isPresent() ? firstLeftOut : OptionalDouble.of(event.start());
        }
        return kept;
    }

    private synchronized void finish(Kept kept, Map<String, Object> more) {
        var details = new LinkedHashMap<>(kept.event.details());
        details.putAll(more);
        kept.event = new Event(kept.event.name(), kept.event.start(), OptionalDouble.of(now()), details);
    }

    private double now() {
        var instant = clock.instant();
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }

    /**
     * What was kept until now.
     *
     * @return in the order in which it happened or began
     */
    public synchronized List<Event> events() {
        var all = new ArrayList<Event>();
        events.forEach(kept -> all.add(kept.event));
        firstLeftOut.ifPresent(start ->
                all.add(new Event("events left out", start, OptionalDouble.empty(), Map.of("count", leftOut))));
        return List.copyOf(all);
    }

    /**
     * What was kept until now, as a file of the reference's: a JSON array of objects with {@code name}, {@code start}, {@code stop}
     * and {@code details}.
     *
     * @return ASCII, with a line break at the end
     * @throws IllegalArgumentException a number among the times or details is infinite or none, or a detail is of a type that
     *     is not in the list of {@link #add}
     */
    public String json() {
        return TimingFile.of(events());
    }
}
