package wormhole.cli.command;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import wormhole.api.AppId;
import wormhole.api.StateTrace;
import wormhole.api.Wormhole;
import wormhole.api.WormholeClient;
import wormhole.api.WormholeOptions;
import wormhole.api.error.ServerUnreachableException;
import wormhole.api.error.WormholeClosedException;
import wormhole.api.error.WormholeException;
import wormhole.cli.debug.StateLines;
import wormhole.cli.exchange.Conversation;
import wormhole.cli.exchange.StatusNotes;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.Interruption;
import wormhole.cli.failure.UsageException;

/** Opens a wormhole for a command, and closes it whatever happens: the peer and the server are always told. */
final class Meeting {
    private final Invocation invocation;
    private final AppId appId;
    private final List<URI> relayUrls;
    private final Optional<URI> proxy;
    private final StateTrace trace;
    private URI relayUrl;

    Meeting(Invocation invocation) throws UsageException {
        this(invocation, AppId.FILE_TRANSFER, Optional.empty());
    }

    /** Of this application if no other is asked for, and on the mailbox server that a link names. */
    Meeting(Invocation invocation, AppId usual, Optional<URI> ofLink) throws UsageException {
        if (invocation.has(Options.LOCAL_INTERFACE) && !invocation.has(Options.LOCAL)) {
            throw new UsageException("--interface goes with --local");
        }
        this.invocation = invocation;
        this.appId = Values.appId(invocation.line(), usual);
        this.relayUrls = Values.relayUrls(invocation.line(), ofLink);
        this.proxy = TransitChoice.proxy(invocation.line());
        this.relayUrl = relayUrls.get(0);
        this.trace = trace(invocation);
    }

    private static StateTrace trace(Invocation invocation) throws UsageException {
        var machines = invocation.line().value(Options.DEBUG_STATE);
        return machines.isPresent() ? StateLines.of(invocation.console(), machines.get()) : StateTrace.NONE;
    }

    /** The mailbox server that was reached as a link names it: not at all if it is the public one. */
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
        try (var client = invocation.clients().get()) {
            for (var i = 0; !hold(client, relayUrls.get(i), tellOfCode, i + 1 == relayUrls.size(), talk); i++) {
                console.note("The mailbox server at " + relayUrls.get(i) + " is not reached; trying that at "
                        + relayUrls.get(i + 1));
            }
        }
    }

    /** Whether the server was reached; of the last one that is not, the exception tells. */
    private boolean hold(WormholeClient client, URI url, boolean tellOfCode, boolean isLast, Talk talk)
            throws Failure, UsageException, WormholeException, InterruptedException {
        var console = invocation.console();
        relayUrl = url;
        var builder = WormholeOptions.builder(appId)
                .mailbox(url)
                .timing(invocation.timing())
                .stateTrace(trace)
                .statusListener(new StatusNotes(console, tellOfCode));
        var options = proxy.map(builder::proxy).orElse(builder).build();
        try (var wormhole = client.deferred(options)) {
            var conversation = new Conversation(console, wormhole, Conversation.PATIENCE);
            var guard = Interruption.runs("wormhole-interruption", conversation::abandon);
            try {
                if (!greet(conversation, isLast)) {
                    return false;
                }
                hold(wormhole, conversation, talk);
                return true;
            } finally {
                guard.lift();
            }
        }
    }

    // Only before the first word: later on a code exists, and on this server alone.
    private boolean greet(Conversation conversation, boolean isLast) throws WormholeException, InterruptedException {
        try {
            conversation.greet(relayUrl.toString());
            return true;
        } catch (ServerUnreachableException e) {
            if (isLast) {
                throw e;
            }
            return false;
        }
    }

    private static void hold(Wormhole wormhole, Conversation conversation, Talk talk)
            throws Failure, UsageException, WormholeException, InterruptedException {
        try {
            talk.with(wormhole, conversation);
        } catch (WormholeClosedException e) {
            // It ended while we were busy elsewhere, as at a prompt; closing tells why.
            conversation.close();
        } catch (WormholeException e) {
            conversation.closeQuietly();
            throw e;
        } catch (Failure | UsageException | InterruptedException | RuntimeException | Error e) {
            conversation.giveUp();
            throw e;
        }
    }
}
