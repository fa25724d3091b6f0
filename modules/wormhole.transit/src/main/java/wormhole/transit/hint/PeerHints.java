package wormhole.transit.hint;

import java.util.List;
import wormhole.api.transit.Hint;

/**
 * What was made of a peer's hints.
 *
 * @param hints those that can be used, in order
 * @param skipped how many items, at both levels, were of an unknown kind, malformed, or beyond the limit
 */
public record PeerHints(List<Hint> hints, int skipped) {
    /** Copies the list. */
    public PeerHints {
        hints = List.copyOf(hints);
    }
}
