package wormhole.conformance.simulation;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import wormhole.testkit.VirtualClock;

/** A simulated TCP connection: bytes in order, late, in pieces of any size; it may be cut, or swallow everything. */
final class ContestPipe {
    /** Whoever holds an end. */
    interface Party {
        void opened(ContestPipe pipe);

        void received(ContestPipe pipe, byte[] data);

        void closed(ContestPipe pipe);
    }

    private final VirtualClock clock;
    private final SplittableRandom random;
    private final Party dialler;
    private Optional<Party> listener = Optional.empty();
    private final long latency;
    private final ByteArrayOutputStream toTheDialler = new ByteArrayOutputStream();
    private final ByteArrayOutputStream toTheListener = new ByteArrayOutputStream();
    private long lastToDialler;
    private long lastToListener;
    private boolean dead;
    private boolean swallows;
    private boolean diallerDone;
    private boolean listenerDone;
    /** Whether it was cut or swallowed something, so that nothing can be expected of it. */
    boolean failed;

    ContestPipe(VirtualClock clock, SplittableRandom random, Party dialler) {
        this.clock = clock;
        this.random = random;
        this.dialler = dialler;
        this.latency = 1 + random.nextInt(random.nextInt(4) == 0 ? 1500 : 120);
    }

    long latency() {
        return latency;
    }

    void connected(Party other) {
        listener = Optional.of(other);
        clock.after(latency, () -> {
            if (!dead && !diallerDone) {
                dialler.opened(this);
            }
        });
    }

    boolean givenUp() {
        return diallerDone;
    }

    void swallow() {
        swallows = true;
        failed = true;
    }

    void cut() {
        failed = true;
        if (!dead) {
            dead = true;
            tell(true);
            tell(false);
        }
    }

    private void tell(boolean toDialler) {
        if (toDialler && !diallerDone) {
            diallerDone = true;
            dialler.closed(this);
        } else if (!toDialler && !listenerDone) {
            listenerDone = true;
            listener.ifPresent(party -> party.closed(this));
        }
    }

    void refuse() {
        tell(true);
    }

    /** What is written arrives late, cut and joined in other places than it was written. */
    void write(Party from, byte[] data) {
        var toDialler = from != dialler;
        onTheWay(toDialler).writeBytes(data);
        later(toDialler, () -> arrive(toDialler));
    }

    private ByteArrayOutputStream onTheWay(boolean toDialler) {
        return toDialler ? toTheDialler : toTheListener;
    }

    private void arrive(boolean toDialler) {
        var data = onTheWay(toDialler).toByteArray();
        onTheWay(toDialler).reset();
        for (var at = 0; at < data.length; ) {
            var size = Math.min(data.length - at, random.nextBoolean() ? data.length : 1 + random.nextInt(40));
            deliver(toDialler, Arrays.copyOfRange(data, at, at + size));
            at += size;
        }
    }

    private void deliver(boolean toDialler, byte[] piece) {
        if (dead || swallows || (toDialler ? diallerDone : listenerDone)) {
            return;
        }
        (toDialler ? dialler : listener.orElseThrow()).received(this, piece);
    }

    void close(Party from) {
        var toDialler = from != dialler;
        if (from == dialler) {
            diallerDone = true;
        } else {
            listenerDone = true;
        }
        later(toDialler, () -> {
            if (!swallows && !dead) {
                tell(toDialler);
            }
        });
    }

    private void later(boolean toDialler, Runnable what) {
        var soonest = toDialler ? lastToDialler : lastToListener;
        var at = Math.max(soonest, clock.now() + latency + random.nextInt(20));
        if (toDialler) {
            lastToDialler = at;
        } else {
            lastToListener = at;
        }
        clock.at(at, what);
    }
}
