package wormhole.mailbox.server.hub;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The nameplates and mailboxes of one appid. */
final class AppSpace {
    final String app;
    final TreeMap<String, Nameplate> nameplates = new TreeMap<>();
    final Map<String, Mailbox> mailboxes = new HashMap<>();
    // By side: what it was allocated and has not claimed.
    final Map<String, String> allocated = new HashMap<>();
    // Which of the short names, 1 to 999, are taken: finding a free one must not mean looking up a thousand texts.
    final BitSet taken = new BitSet(1000);

    AppSpace(String app) {
        this.app = app;
    }

    Optional<Nameplate> nameplate(String name) {
        return Optional.ofNullable(nameplates.get(name));
    }

    Optional<Mailbox> mailbox(String id) {
        return Optional.ofNullable(mailboxes.get(id));
    }

    boolean unused() {
        return nameplates.isEmpty() && mailboxes.isEmpty();
    }

    void add(Nameplate nameplate) {
        nameplates.put(nameplate.name, nameplate);
        mark(nameplate.name, true);
    }

    void remove(Nameplate nameplate) {
        nameplates.remove(nameplate.name);
        mark(nameplate.name, false);
        for (var claim : nameplate.claims) {
            allocated.remove(claim.side, nameplate.name);
        }
    }

    private void mark(String name, boolean on) {
        if (name.length() <= 3 && name.charAt(0) != '0') {
            taken.set(Integer.parseInt(name), on);
        }
    }
}
