package wormhole.mailbox.server.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages in order of arrival, the sides that have ever opened it, and who listens now. */
final class Mailbox {
    /** A side that opened it. */
    static final class Opening {
        final String side;
        final long added;
        boolean open = true;
        String mood = "";

        Opening(String side, long added) {
            this.side = side;
            this.added = added;
        }
    }

    final String id;
    // Not yet or no longer opened by anybody: only messages somebody added after its end. See HubState.
    boolean leftover = true;
    boolean forNameplate;
    long updated;
    Optional<String> nameplate = Optional.empty();
    final List<Opening> openings = new ArrayList<>(2);
    final List<StoredMessage> messages = new ArrayList<>(6);
    // Not part of what is stored.
    final List<Client> listeners = new ArrayList<>(2);
    private long bytes;

    Mailbox(String id) {
        this.id = id;
    }

    Optional<Opening> opening(String side) {
        for (var opening : openings) {
            if (opening.side.equals(side)) {
                return Optional.of(opening);
            }
        }
        return Optional.empty();
    }

    boolean open() {
        for (var opening : openings) {
            if (opening.open) {
                return true;
            }
        }
        return false;
    }

    boolean crowded() {
        return openings.size() > 2;
    }

    void add(StoredMessage message) {
        messages.add(message);
        bytes += message.footprint();
        updated = message.serverRx();
    }

    long messageBytes() {
        return bytes;
    }

    List<Long> arrivals() {
        return openings.stream().map(opening -> opening.added).sorted().toList();
    }

    long footprint() {
        var size = 320 + id.length() + bytes;
        for (var opening : openings) {
            size += 60 + opening.side.length() + opening.mood.length();
        }
        return size;
    }
}
