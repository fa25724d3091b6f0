package wormhole.cli.exchange;

import java.time.Duration;
import java.util.Optional;
import java.util.StringTokenizer;
import wormhole.api.error.WormholeException;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;
import wormhole.cli.ssh.AuthorizedKeys;
import wormhole.cli.terminal.Confirmation;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Escaping;
import wormhole.cli.terminal.Events;
import wormhole.filetransfer.ssh.KeyExchange;
import wormhole.filetransfer.ssh.OfferedKey;
import wormhole.filetransfer.ssh.PublicKey;
import wormhole.filetransfer.ssh.PublicKeyException;

/** The side that lets somebody in: waits for a public key, shows it, and adds it to {@code authorized_keys}. */
public final class InvitingSide {
    private final Console console;
    private final Events events;
    private final Conversation conversation;

    /**
     * The inviting side.
     *
     * @param console to show and to ask
     * @param events which programs to tell
     * @param conversation its wormhole has a code
     */
    public InvitingSide(Console console, Events events, Conversation conversation) {
        this.console = console;
        this.events = events;
        this.conversation = conversation;
    }

    /**
     * How a key is taken.
     *
     * @param into what it is added to
     * @param unasked whether it is added without asking
     * @param timeout how long to wait for the other side
     */
    public record Request(AuthorizedKeys into, boolean unasked, Optional<Duration> timeout) {}

    /**
     * Waits for a key, and adds it if our user wants it. The other side hears of it when that is done.
     *
     * @param request how
     * @throws Failure it is not wanted, or cannot be added, or nobody came in time
     * @throws UsageException the answer to the question cannot be read
     * @throws WormholeException the wormhole ended, or what came is no key
     * @throws InterruptedException this thread was interrupted
     */
    public void receive(Request request) throws Failure, UsageException, WormholeException, InterruptedException {
        var verifier = conversation.meet("", request.timeout());
        events.tell("verifier", "verifier", verifier.hex());
        var offered =
                conversation.await(KeyExchange.receive(conversation.wormhole()), "Waiting for the other side's key...");
        var key = decoded(offered);
        console.note("Received public key " + Escaping.line(key.description(), 1000));
        KeyEvent.tell(events, offered.line(), key);
        if (!request.unasked() && !isWanted(request.into())) {
            refuse(offered, "the key was not wanted");
            throw Failure.ofTransfer("the key was not added", "");
        }
        var added = add(offered, request.into(), key);
        offered.accept();
        conversation.close();
        events.show(report(added, offered, request.into()));
        events.tell("done", "added", added, "saved", request.into().path());
    }

    // This program says so when it is interrupted; a yes that comes later adds nothing.
    private boolean isWanted(AuthorizedKeys into) throws UsageException, WormholeException, InterruptedException {
        Question<Boolean> question = () -> Confirmation.ask(console, "Really add it to '" + into.shown() + "' ?");
        return question.unlessEnded(KeyExchange.receive(conversation.wormhole()), console);
    }

    // The last word: closing keeps another one from being said.
    private void refuse(OfferedKey offered, String why) {
        offered.refuse(why);
        conversation.closeQuietly();
    }

    private PublicKey decoded(OfferedKey offered) throws Failure {
        try {
            return offered.line().key();
        } catch (PublicKeyException e) {
            refuse(offered, "no public key: " + e.getMessage());
            throw Failure.ofTransfer(
                    "the other side sent no public key: " + e.getMessage(), "Ask them which file they sent.");
        }
    }

    private boolean add(OfferedKey offered, AuthorizedKeys into, PublicKey key) throws Failure {
        try {
            return into.add(key);
        } catch (Failure e) {
            refuse(offered, "the key cannot be added");
            throw e;
        }
    }

    private static String report(boolean added, OfferedKey offered, AuthorizedKeys into) {
        var name = offered.line().comment().map(InvitingSide::firstWord).orElse("unknown");
        var key = "key type='" + offered.line().kind() + "' id='" + Escaping.line(name, 300) + "'";
        return added
                ? "Appended " + key + " to '" + into.shown() + "'"
                : "Already there: " + key + " in '" + into.shown() + "'";
    }

    // As the reference: the other side shows the whole comment, this one a word of it.
    private static String firstWord(String comment) {
        return new StringTokenizer(comment).nextToken();
    }
}
