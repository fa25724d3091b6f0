package wormhole.mailbox.server.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A short name that leads to a mailbox, and the sides that have ever held it. */
final class Nameplate {
    /** A side's hold on it. */
    static final class Claim {
        final String side;
        final long added;
        boolean claimed = true;
        boolean allocated;

        Claim(String side, long added) {
            this.side = side;
            this.added = added;
        }
    }

    final String name;
    final String mailbox;
    final List<Claim> claims = new ArrayList<>(2);

    Nameplate(String name, String mailbox) {
        this.name = name;
        this.mailbox = mailbox;
    }

    Optional<Claim> claim(String side) {
        for (var claim : claims) {
            if (claim.side.equals(side)) {
                return Optional.of(claim);
            }
        }
        return Optional.empty();
    }

    boolean held() {
        for (var claim : claims) {
            if (claim.claimed) {
                return true;
            }
        }
        return false;
    }

    List<Long> arrivals() {
        return claims.stream().map(claim -> claim.added).sorted().toList();
    }

    long footprint() {
        var chars = name.length() + mailbox.length();
        for (var claim : claims) {
            chars += 60 + claim.side.length();
        }
        return 240 + chars;
    }
}
