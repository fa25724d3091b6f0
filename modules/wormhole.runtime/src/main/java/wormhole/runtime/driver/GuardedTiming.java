package wormhole.runtime.driver;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import wormhole.api.Timing;

/** A listener of the application's, called in the middle of things: what it throws is the application's and changes nothing. */
public final class GuardedTiming implements Timing {
    private final Timing timing;

    private GuardedTiming(Timing timing) {
        this.timing = timing;
    }

    /**
     * Guards a listener.
     *
     * @param timing the application's
     * @return {@link Timing#NONE} if it is that
     */
    public static Timing of(Timing timing) {
        return timing == Timing.NONE ? timing : new GuardedTiming(timing);
    }

    @Override
    public void event(String name, Map<String, Object> details) {
        tell(() -> timing.event(name, details));
    }

    @Override
    public Span begin(String name, Map<String, Object> details) {
        var span = guarded(() -> timing.begin(name, details));
        return more -> span.ifPresent(begun -> tell(() -> begun.finish(more)));
    }

    /** Calls what the application gave. */
    static void tell(Runnable call) {
        guarded(() -> {
            call.run();
            return true;
        });
    }

    private static <T> Optional<T> guarded(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (RuntimeException e) {
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            return Optional.empty();
        }
    }
}
