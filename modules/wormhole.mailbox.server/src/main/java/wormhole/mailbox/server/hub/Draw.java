package wormhole.mailbox.server.hub;

import wormhole.spi.crypto.Entropy;

/** What the hub draws by lot: free nameplates and mailbox ids. */
final class Draw {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int MAILBOX_BYTES = 8;
    private static final int TRIES = 1000;

    private final Entropy entropy;

    Draw(Entropy entropy) {
        this.entropy = entropy;
    }

    /** 8 random bytes in base32: 13 characters. */
    String mailboxId() {
        var bytes = entropy.next(MAILBOX_BYTES);
        var id = new StringBuilder(13);
        var bits = 0;
        var held = 0;
        for (var b : bytes) {
            bits = (bits << 8 | b & 0xff) & 0xfff;
            held += 8;
            while (held >= 5) {
                held -= 5;
                id.append(BASE32.charAt(bits >> held & 31));
            }
        }
        return id.append(BASE32.charAt(bits << 5 - held & 31)).toString();
    }

    /** The shortest there is: of 1 to 9, else 10 to 99, else 100 to 999, else a few tries of up to six digits. */
    String nameplate(AppSpace space) throws RefusedException {
        for (var from = 1; from < 1000; from *= 10) {
            var free = 9 * from - space.taken.get(from, from * 10).cardinality();
            if (free > 0) {
                return Integer.toString(free(space, from, below(free)));
            }
        }
        for (var tries = 0; tries < TRIES; tries++) {
            var name = Integer.toString(1000 + below(999_000));
            if (!space.nameplates.containsKey(name)) {
                return name;
            }
        }
        throw new RefusedException("unable to find a free nameplate-id");
    }

    private static int free(AppSpace space, int from, int skip) {
        var number = space.taken.nextClearBit(from);
        for (var i = 0; i < skip; i++) {
            number = space.taken.nextClearBit(number + 1);
        }
        return number;
    }

    // Every number equally likely: the last, incomplete run of 32-bit numbers is drawn again.
    private int below(int bound) {
        var limit = (1L << 32) / bound * bound;
        while (true) {
            var drawn = 0L;
            for (var b : entropy.next(4)) {
                drawn = drawn << 8 | b & 0xff;
            }
            if (drawn < limit) {
                return (int) (drawn % bound);
            }
        }
    }
}
