package org.example.hall;

import java.util.regex.Pattern;
import wormhole.spi.mailbox.LinkEnd;
import wormhole.spi.mailbox.LinkListener;

/** One client of the hall. */
final class Visitor {
    private final Hall hall;
    private final LinkListener listener;
    private String side = "";
    private Box box;
    private boolean gone;

    Visitor(Hall hall, LinkListener listener) {
        this.hall = hall;
        this.listener = listener;
    }

    void welcome() {
        listener.opened();
        hears("{\"type\":\"welcome\",\"welcome\":{}}");
    }

    void says(String message) {
        switch (field(message, "type")) {
            case "bind" -> side = field(message, "side");
            case "list" -> hears("{\"type\":\"nameplates\",\"nameplates\":[]}");
            case "allocate" -> hears("{\"type\":\"allocated\",\"nameplate\":\"" + hall.allocate() + "\"}");
            case "claim" -> claim(field(message, "nameplate"));
            case "release" -> hears("{\"type\":\"released\"}");
            case "open" -> open(field(message, "mailbox"));
            case "add" -> add(field(message, "phase"), field(message, "body"));
            case "close" -> closeBox();
            default -> hears("{\"type\":\"error\",\"error\":\"unknown type\",\"orig\":" + message + "}");
        }
    }

    void hears(String message) {
        if (!gone) {
            listener.message(message);
        }
    }

    void leave() {
        if (!gone) {
            gone = true;
            forgetBox();
            listener.closed(new LinkEnd(LinkEnd.Cause.CLOSED_BY_US, "left the hall"));
        }
    }

    private void claim(String nameplate) {
        hears("{\"type\":\"claimed\",\"mailbox\":\"" + hall.claim(nameplate).name() + "\"}");
    }

    private void open(String mailbox) {
        box = hall.open(mailbox);
        box.watch(this);
    }

    private void add(String phase, String body) {
        box.add("{\"type\":\"message\",\"side\":\"" + side + "\",\"phase\":\"" + phase + "\",\"body\":\"" + body + "\"}");
    }

    private void closeBox() {
        forgetBox();
        hears("{\"type\":\"closed\"}");
    }

    private void forgetBox() {
        if (box != null) {
            box.unwatch(this);
            box = null;
        }
    }

    // Clients write what we ask for here without escapes: words, digits and hex.
    private static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"\\\\]*)\"").matcher(json);
        return found.find() ? found.group(1) : "";
    }
}
