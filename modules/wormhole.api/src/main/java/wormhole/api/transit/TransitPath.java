package wormhole.api.transit;

/**
 * The way a record pipe goes, for people.
 *
 * @param relayed whether it goes through a relay; the relay sees sealed records, when, and how many
 * @param description as the reference words it: {@code ->tcp:HOST:PORT}, {@code <-HOST:PORT} for a connection that came in,
 *     {@code ->relay:tcp:HOST:PORT}. Holds what the peer said; printable.
 */
public record TransitPath(boolean relayed, String description) {
    @Override
    public String toString() {
        return description;
    }
}
