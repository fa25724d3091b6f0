package org.example.hall;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import wormhole.spi.mailbox.LinkContext;
import wormhole.spi.mailbox.LinkListener;
import wormhole.spi.mailbox.MailboxLink;
import wormhole.spi.mailbox.MailboxLinkProvider;

/** Links to mailbox servers that live in this process: {@code mem://NAME} is the one called NAME. */
public final class HallLinkProvider implements MailboxLinkProvider {
    private static final Map<String, Hall> HALLS = new ConcurrentHashMap<>();

    @Override
    public String id() {
        return "example.org/mem";
    }

    @Override
    public Set<String> schemes() {
        return Set.of("mem");
    }

    @Override
    public MailboxLink open(URI uri, LinkContext context, LinkListener listener) {
        if (uri.getHost() == null) {
            throw new IllegalArgumentException("write mem://NAME");
        }
        return HALLS.computeIfAbsent(uri.getHost(), name -> new Hall()).enter(listener);
    }
}
