package wormhole.spi.mailbox;

import java.net.URI;
import java.util.Set;
import wormhole.spi.Provider;

/** Supplies links to mailbox servers, by URI scheme. One provider is in use per scheme. */
public interface MailboxLinkProvider extends Provider {
    /**
     * The URI schemes this provider serves.
     *
     * @return lower case, such as {@code ws} and {@code wss}
     */
    Set<String> schemes();

    /**
     * Opens a link. Returns at once; the listener hears whether it worked.
     *
     * @param uri where the mailbox server is, scheme one of {@link #schemes}
     * @param context what the link may use
     * @param listener what hears of the link; called from one thread at a time
     * @return the link, opening
     * @throws IllegalArgumentException the URI is none this provider can open: no host, port out of range, user
     *     information, fragment
     */
    MailboxLink open(URI uri, LinkContext context, LinkListener listener);
}
