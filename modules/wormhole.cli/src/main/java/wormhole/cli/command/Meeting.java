package wormhole.cli.command;

import java.net.URI;
import java.util.Optional;
import wormhole.api.AppId;
import wormhole.api.StateTrace;
import wormhole.api.Wormhole;
import wormhole.api.WormholeOptions;
import wormhole.api.error.WormholeClosedException;
import wormhole.api.error.WormholeException;
import wormhole.cli.debug.StateLines;
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
    private final Optional<URI> proxy;
    private final StateTrace trace;

    Meeting(Invocation invocation) throws UsageException {
        this(invocation, Optional.empty());
    }

    /** With the mailbox server that a link names. */
    Meeting(Invocation invocation, Optional<URI> ofLink) throws UsageException {
        if (invocation.has(Options.LOCAL_INTERFACE) && !invocation.has(Options.LOCAL)) {
            throw new UsageException("--interface goes with --local");
        }
        this.invocation = invocation;
        this.appId = Values.appId(invocation.line());
        this.relayUrl = Values.relayUrl(invocation.line(), ofLink);
        this.proxy = TransitChoice.proxy(invocation.line());
        this.trace = trace(invocation);
    }

    private static StateTrace trace(Invocation invocation) throws UsageException {
        var machines = invocation.line().value(Options.DEBUG_STATE);
        return machines.isPresent() ? StateLines.of(invocation.console(), machines.get()) : StateTrace.NONE;
    }

    /** The mailbox server as a link names it: not at all if it is the public one. */
    Optional<URI> mailboxOfLink() {
        return Optional.of(relayUrl).filter(url -> !url.equals(WormholeOptions.PUBLIC_MAILBOX));
    }

    /** What a command does with an open wormhole. */
    @FunctionalInterface
    interface Talk {
        void with(Wormhole wormhole, Conversation conversation)
                throws Failure, UsageException, WormholeException, InterruptedException;
    }

    void hold(boolean tellOfCode, Talk talk) throws Failure, UsageException, WormholeException, InterruptedException {
        var console = invocation.console();
        TransitChoice.strayRelay(invocation.line())
                .ifPresent(relay -> console.note("Note: WORMHOLE_RELAY_URL names a transit relay, and is taken as one;"
                        + " its right place is WORMHOLE_TRANSIT_HELPER."));
        var builder = WormholeOptions.builder(appId)
                .mailbox(relayUrl)
                .timing(invocation.timing())
                .stateTrace(trace)
                .statusListener(new StatusNotes(console, tellOfCode));
        var options = proxy.map(builder::proxy).orElse(builder).build();
        try (var client = invocation.clients().get();
                var wormhole = client.deferred(options)) {
            var conversation = new Conversation(console, wormhole, Conversation.PATIENCE);
            var guard = Interruption.abandons(conversation);
            try {
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
            conversation.close();
        } finally {
            if (!done) {
                conversation.closeQuietly();
            }
        }
    }
}
