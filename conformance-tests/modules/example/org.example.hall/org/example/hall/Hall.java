package org.example.hall;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import wormhole.spi.mailbox.LinkListener;
import wormhole.spi.mailbox.MailboxLink;

/** A mailbox server for well-behaved clients. All of it happens on one thread. */
final class Hall {
    private final Executor thread = Executors.newSingleThreadExecutor(task -> {
        var daemon = new Thread(task, "hall");
        daemon.setDaemon(true);
        return daemon;
    });

    private final Map<String, Box> boxesByNameplate = new HashMap<>();
    private final Map<String, Box> boxes = new HashMap<>();
    private int nameplates;

    MailboxLink enter(LinkListener listener) {
        var visitor = new Visitor(this, listener);
        thread.execute(visitor::welcome);
        return new MailboxLink() {
            @Override
            public void send(String message) {
                thread.execute(() -> visitor.says(message));
            }

            @Override
            public void close() {
                thread.execute(visitor::leave);
            }
        };
    }

    String allocate() {
        return Integer.toString(++nameplates);
    }

    Box claim(String nameplate) {
        return boxesByNameplate.computeIfAbsent(nameplate, name -> open("box" + name));
    }

    Box open(String mailbox) {
        return boxes.computeIfAbsent(mailbox, Box::new);
    }
}
