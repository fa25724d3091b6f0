package wormhole.runtime.driver;

import java.net.URI;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import wormhole.core.session.Tools;
import wormhole.spi.mailbox.LinkContext;
import wormhole.spi.mailbox.MailboxLinkProvider;

/**
 * What a driver needs from outside.
 *
 * @param links opens links
 * @param mailbox where to
 * @param context what a link may use
 * @param timers for waits
 * @param relief runs turns when so much comes in that the thread that brought it would be held up
 * @param tools for the session
 */
public record Surroundings(
        MailboxLinkProvider links,
        URI mailbox,
        LinkContext context,
        ScheduledExecutorService timers,
        Executor relief,
        Tools tools) {}
