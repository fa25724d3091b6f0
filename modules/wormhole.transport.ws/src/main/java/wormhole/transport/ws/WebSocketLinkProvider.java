package wormhole.transport.ws;

import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import wormhole.spi.mailbox.LinkContext;
import wormhole.spi.mailbox.LinkListener;
import wormhole.spi.mailbox.MailboxLink;
import wormhole.spi.mailbox.MailboxLinkProvider;

/** Mailbox links over WebSocket (RFC 6455), id {@code ws}, schemes {@code ws} and {@code wss}. */
public final class WebSocketLinkProvider implements MailboxLinkProvider {
    private final Optional<SSLContext> trust;

    /** A provider that trusts whom the Java runtime trusts. */
    public WebSocketLinkProvider() {
        trust = Optional.empty();
    }

    /**
     * A provider with a trust of its own, such as a private certificate authority.
     *
     * @param trust decides about the certificates of {@code wss} servers; their host names are checked in any case
     */
    public WebSocketLinkProvider(SSLContext trust) {
        this.trust = Optional.of(trust);
    }

    @Override
    public String id() {
        return "ws";
    }

    @Override
    public Set<String> schemes() {
        return Set.of("ws", "wss");
    }

    @Override
    public MailboxLink open(URI uri, LinkContext context, LinkListener listener) {
        var link = new WebSocketLink(WebSocketTarget.of(uri), context, listener);
        link.start(this::context);
        return link;
    }

    private SSLContext context() {
        try {
            return trust.isPresent() ? trust.get() : SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no TLS", e);
        }
    }
}
