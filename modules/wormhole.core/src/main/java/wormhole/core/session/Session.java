package wormhole.core.session;

import java.util.SortedSet;
import wormhole.api.Status;
import wormhole.api.error.NoKeyException;
import wormhole.api.error.WormholeClosedException;
import wormhole.core.code.CodeSelection;
import wormhole.core.conversation.Conversation;
import wormhole.core.effect.Effect;
import wormhole.core.effect.Step;
import wormhole.core.pake.KeyAgreement;
import wormhole.core.pake.KeySchedule;
import wormhole.core.rendezvous.Rendezvous;
import wormhole.core.wire.ClientFrame;
import wormhole.core.wire.Side;
import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.wordlist.Wordlist;

/**
 * One wormhole, as a value. {@link #handle} is the only way in; the returned effects are the only way out. All other methods
 * only look.
 *
 * <p>An application's call that is refused throws, and the state is as it was. Nothing that comes from the server or the peer
 * throws: it ends the wormhole with a verdict.
 *
 * @param config what it is for
 * @param codeSelection the room where the code is chosen
 * @param rendezvous the room that deals with the server
 * @param keyAgreement the room that has the key
 * @param conversation the room that keeps order
 * @param life whether it is under way, closing or over
 * @param timers how many timers were armed, so that late ones are recognised
 */
public record Session(
        SessionConfig config,
        CodeSelection codeSelection,
        Rendezvous rendezvous,
        KeyAgreement keyAgreement,
        Conversation conversation,
        Life life,
        Timers timers) {
    /**
     * The generations of the timers.
     *
     * @param reconnect of the newest timer for the next attempt
     * @param close of the newest timer for closing
     */
    public record Timers(long reconnect, long close) {}

    /**
     * A session that has not begun. Its first input is {@link Input.Start}.
     *
     * @param config what it is for
     * @param side ours, made once
     * @return unborn
     */
    public static Session with(SessionConfig config, Side side) {
        return new Session(
                config,
                CodeSelection.START,
                Rendezvous.with(new ClientFrame.Bind(config.appId(), side, config.clientVersion())),
                KeyAgreement.with(config.appId(), side, config.versions()),
                Conversation.START,
                new Life.Active(),
                new Timers(0, 0));
    }

    /**
     * Deals with one thing that happened.
     *
     * @param input what
     * @param tools to work with
     * @return the state from now on, and what to do, in order
     * @throws IllegalStateException the application may not ask for this now; nothing changed
     * @throws IllegalArgumentException the application may not ask for this at all; nothing changed
     */
    public Step<Session, Effect> handle(Input input, Tools tools) {
        var turn = new Turn(this, tools);
        input.accept(turn);
        return turn.finish();
    }

    /**
     * The listed nameplates that begin as typed.
     *
     * @param prefix what was typed
     * @return with a hyphen after each
     */
    public SortedSet<String> nameplateCompletions(String prefix) {
        return codeSelection.nameplateCompletions(prefix);
    }

    /**
     * What typed words may become.
     *
     * @param prefix what was typed after the nameplate and its hyphen
     * @param words how many words the code has
     * @param wordlist where from
     * @return empty before the nameplate was claimed
     */
    public SortedSet<String> wordCompletions(String prefix, int words, Wordlist wordlist) {
        return codeSelection.wordCompletions(prefix, words, wordlist);
    }

    /**
     * Derives a key for the application.
     *
     * @param purpose what for
     * @param length bytes
     * @param tools to work with
     * @return the derived key
     * @throws NoKeyException there is no key yet
     * @throws WormholeClosedException there is none any more
     */
    public SecretBytes deriveKey(String purpose, int length, Tools tools) {
        life.requireActive();
        var key = keyAgreement.key().orElseThrow(NoKeyException::new);
        return new KeySchedule(tools.crypto()).derive(key, purpose, length);
    }

    /**
     * Where it stands, for people.
     *
     * @return the status
     */
    public Status status() {
        return StatusView.of(this);
    }

    /**
     * Whether all is over.
     *
     * @return true after the last effect
     */
    public boolean ended() {
        return life instanceof Life.Ended;
    }

    /** Shows where it stands and nothing else: the rooms hold secrets. */
    @Override
    public String toString() {
        return "Session[" + life.getClass().getSimpleName() + ", " + status() + "]";
    }
}
