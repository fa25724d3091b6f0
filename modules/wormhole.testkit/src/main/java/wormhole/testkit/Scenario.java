package wormhole.testkit;

import java.util.SplittableRandom;

/**
 * What a seed means: what the two applications want, and what befalls them.
 *
 * @param left the plan of the one whose code it is
 * @param right the plan of the other
 * @param wrongCode whether the two end up with different codes
 * @param realCrypto whether keys are made with Bouncy Castle instead of the toy
 * @param stormEnd when links begin to hold, in milliseconds
 * @param shuffled whether the server replays a mailbox in any order
 * @param restart what becomes of the server
 * @param restartAt when, in milliseconds
 * @param firstLinkFails whether the first link of the left side is refused, which is not repeated
 */
public record Scenario(
        Plan left,
        Plan right,
        boolean wrongCode,
        boolean realCrypto,
        long stormEnd,
        boolean shuffled,
        Restart restart,
        long restartAt,
        boolean firstLinkFails) {
    /** How a code comes to be. */
    public enum CodeMode {
        /** The server gives the nameplate. */
        ALLOCATED,
        /** The application has it whole. */
        SET,
        /** It is typed: nameplate first, words later. */
        TYPED
    }

    /** When an application closes. */
    public enum Leaving {
        /** When everything was received and everything sent was stored. */
        POLITELY,
        /** As soon as the key is confirmed and everything was sent, stored or not. */
        HASTILY,
        /** At some time, whatever was said. */
        SUDDENLY
    }

    /** What becomes of the server. */
    public enum Restart {
        /** It runs all the time. */
        NONE,
        /** It is started again with what it stored. */
        KEPT,
        /** It is started again and has forgotten everything. */
        LOST
    }

    /**
     * What one application wants.
     *
     * @param mode how the code comes to be
     * @param messages how many it sends
     * @param leaving when it closes
     * @param closeAt when it closes at the latest, in milliseconds
     * @param closeSeconds how long closing may take
     */
    public record Plan(CodeMode mode, int messages, Leaving leaving, long closeAt, long closeSeconds) {}

    // With the storm over, everything is said within a minute; this is when an application stops hoping.
    private static final long PATIENCE = 180_000;

    /**
     * What a seed means.
     *
     * @param seed any number
     * @return always the same for one seed
     */
    public static Scenario of(long seed) {
        var random = new SplittableRandom(seed).split();
        var stormEnd = 20_000 + random.nextInt(20_000);
        var wrongCode = random.nextInt(5) == 0;
        var left = plan(random, stormEnd, random.nextInt(5) < 3);
        var right = plan(random, stormEnd, false);
        return new Scenario(
                left,
                right,
                wrongCode,
                Math.floorMod(seed, 16) == 0,
                stormEnd,
                random.nextBoolean(),
                restart(random.nextInt(100)),
                random.nextInt(stormEnd),
                random.nextInt(25) == 0);
    }

    private static Restart restart(int percent) {
        if (percent < 12) {
            return Restart.KEPT;
        }
        return percent < 18 ? Restart.LOST : Restart.NONE;
    }

    private static Plan plan(SplittableRandom random, long stormEnd, boolean allocated) {
        var given = random.nextBoolean() ? CodeMode.SET : CodeMode.TYPED;
        var leaving = leaving(random.nextInt(10));
        var closeAt = leaving == Leaving.SUDDENLY
                ? random.nextInt((int) stormEnd + 20_000)
                : stormEnd + PATIENCE + random.nextInt(30_000);
        return new Plan(
                allocated ? CodeMode.ALLOCATED : given,
                random.nextInt(8),
                leaving,
                closeAt,
                random.nextInt(4) == 0 ? 10 : 300);
    }

    private static Leaving leaving(int tenth) {
        if (tenth < 5) {
            return Leaving.POLITELY;
        }
        return tenth < 8 ? Leaving.HASTILY : Leaving.SUDDENLY;
    }
}
