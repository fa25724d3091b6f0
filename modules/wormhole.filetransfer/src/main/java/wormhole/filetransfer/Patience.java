package wormhole.filetransfer;

import java.time.Duration;

/**
 * How long a transfer waits for the other side, once both sides have the same key, before it ends with a {@link
 * wormhole.filetransfer.error.TransferInterruptedException}. Nobody tells when a program is killed or a cable is pulled. How long
 * a connection is looked for, {@link wormhole.api.transit.TransitOptions} says. Immutable; each {@code with…} method gives a
 * changed copy.
 *
 * @param answer for what it says through the mailbox: its offer, or its answer to ours. A person may be asked there
 * @param data for the next byte to go through the connection
 * @param confirmation for its word that it has everything, which for a large directory is a while
 * @param word for the reason it gives through the mailbox, when the connection has ended too early. Which comes first is open: the
 *     mailbox server may be far away, and all three machines busy
 */
public record Patience(Duration answer, Duration data, Duration confirmation, Duration word) {
    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** An hour, two minutes, ten minutes, three seconds. */
    public static final Patience DEFAULT =
            new Patience(Duration.ofHours(1), Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofSeconds(3));

    /** Checks every value. */
    public Patience {
        check(answer);
        check(data);
        check(confirmation);
        check(word);
    }

    private static void check(Duration duration) {
        if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("patience is positive, and at most " + LONGEST);
        }
    }

    /**
     * With another {@link #answer}.
     *
     * @param value more than nothing, at most a hundred years
     * @return a copy
     */
    public Patience withAnswer(Duration value) {
        return new Patience(value, data, confirmation, word);
    }

    /**
     * With another {@link #data}.
     *
     * @param value more than nothing, at most a hundred years
     * @return a copy
     */
    public Patience withData(Duration value) {
        return new Patience(answer, value, confirmation, word);
    }

    /**
     * With another {@link #confirmation}.
     *
     * @param value more than nothing, at most a hundred years
     * @return a copy
     */
    public Patience withConfirmation(Duration value) {
        return new Patience(answer, data, value, word);
    }

    /**
     * With another {@link #word}.
     *
     * @param value more than nothing, at most a hundred years
     * @return a copy
     */
    public Patience withWord(Duration value) {
        return new Patience(answer, data, confirmation, value);
    }
}
