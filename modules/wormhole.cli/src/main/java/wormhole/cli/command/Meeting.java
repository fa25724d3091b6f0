package wormhole.cli.command;

import java.net.URI;
import java.util.Optional;
import wormhole.api.AppId;
import wormhole.api.Wormhole;
import wormhole.api.WormholeOptions;
import wormhole.api.error.WormholeClosedException;
import wormhole.api.error.WormholeException;
import wormhole.cli.exchange.Conversation;
import wormhole.cli.exchange.Interruption;
import wormhole.cli.exchange.StatusNotes;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;

/** Opens a wormhole for a command, and closes it whatever happens: the peer and the server are always told. */
final class Meeting {
    private final Invocation invocation;
    private final AppId appId;
    private final URI relayUrl;

    Meeting(Invocation invocation) throws UsageException {
        this(invocation, Optional.empty());
    }

    /** With the mailbox server that a link names. */
    Meeting(Invocation invocation, Optional<URI> ofLink) throws UsageException {
        this.invocation = invocation;
        this.appId = Values.appId(invocation.line());
        this.relayUrl = Values.relayUrl(invocation.line(), ofLink);
        Values.checkTransitHelper(invocation.line());
    }

    /** What a command does with an open wormhole. */
    @FunctionalInterface
    interface Talk {
        void with(Wormhole wormhole, Conversation conversation)
                throws Failure, UsageException, WormholeException, InterruptedException;
    }

    void hold(boolean tellOfCode, Talk talk) throws Failure, UsageException, WormholeException, InterruptedException {
        var console = invocation.console();
        var options = WormholeOptions.builder(appId)
                .mailbox(relayUrl)
                .statusListener(new StatusNotes(console, tellOfCode))
                .build();
        try (var client = invocation.clients().get();
                var wormhole = client.deferred(options)) {
            var guard = Interruption.closes(wormhole);
            try {
                var conversation = new Conversation(console, wormhole, Conversation.PATIENCE);
                conversation.greet(relayUrl.toString());
                hold(wormhole, conversation, talk);
            } finally {
                guard.lift();
            }
        }
    }

    private static void hold(Wormhole wormhole, Conversation conversation, Talk talk)
            throws Failure, UsageException, WormholeException, InterruptedException {
        var done = false;
        try {
            talk.with(wormhole, conversation);
            done = true;
        } catch (WormholeClosedException e) {
            // It ended while we were busy elsewhere, as at a prompt; closing tells why.
            done = true;
        } finally {
            if (!done) {
                Interruption.closeQuietly(wormhole);
            }
        }
        conversation.close();
    }
}
