package org.example.hall;

import java.util.ArrayList;
import java.util.List;

/** One mailbox: what was put in, and who watches. */
final class Box {
    private final String name;
    private final List<String> messages = new ArrayList<>();
    private final List<Visitor> watching = new ArrayList<>();

    Box(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void watch(Visitor visitor) {
        watching.add(visitor);
        messages.forEach(visitor::hears);
    }

    void unwatch(Visitor visitor) {
        watching.remove(visitor);
    }

    void add(String message) {
        messages.add(message);
        watching.forEach(visitor -> visitor.hears(message));
    }
}
