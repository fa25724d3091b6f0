package wormhole.core.session;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import wormhole.core.effect.Notice;
import wormhole.core.effect.Verdict;
import wormhole.core.wire.Printable;
import wormhole.core.wire.ServerFrame;

/** What the frames of the server lead to. */
final class FromServer implements ServerFrame.Handler<Void> {
    private static final int MAX_REASON_LENGTH = 1024;

    private final Turn turn;

    FromServer(Turn turn) {
        this.turn = turn;
    }

    @Override
    public Void on(ServerFrame.Welcome frame) {
        if (!turn.rendezvous().awaitsWelcome()) {
            return null;
        }
        turn.rendezvous(turn.rendezvous().welcomed());
        refusal(frame.content())
                .ifPresentOrElse(
                        reason -> turn.fail(new Verdict(Verdict.Kind.UNWELCOME, reason)),
                        () -> turn.tell(new Notice.Welcomed(frame.content())));
        return null;
    }

    private static Optional<String> refusal(JsonObject welcome) {
        if (welcome.get("error") instanceof JsonString error) {
            return Optional.of(Printable.cut(error.getString(), MAX_REASON_LENGTH));
        }
        // An error of any type is one, also null, as in the reference (_boss.py).
        if (welcome.containsKey("error")) {
            return Optional.of("the mailbox server refuses clients without a reason that can be shown");
        }
        // We bind at once, so a server that lets nobody in without a permission would refuse everything (protocol B.9).
        if (welcome.get("permission-required") instanceof JsonObject methods && !methods.containsKey("none")) {
            return Optional.of("the mailbox server asks for a permission that this program cannot get");
        }
        return Optional.empty();
    }

    @Override
    public Void on(ServerFrame.Nameplates frame) {
        turn.codeSelection(turn.codeSelection().listed(frame.nameplates()));
        return null;
    }

    @Override
    public Void on(ServerFrame.Allocated frame) {
        var tools = turn.tools();
        turn.codeSelection(turn.codeSelection()
                .allocated(frame.nameplate(), tools.wordlist(), tools.crypto().entropy()));
        return null;
    }

    @Override
    public Void on(ServerFrame.Claimed frame) {
        turn.rendezvous(turn.rendezvous().claimed(frame.mailbox()));
        return null;
    }

    @Override
    public Void on(ServerFrame.Released frame) {
        turn.rendezvous(turn.rendezvous().released());
        return null;
    }

    @Override
    public Void on(ServerFrame.Closed frame) {
        turn.rendezvous(turn.rendezvous().closed());
        return null;
    }

    @Override
    public Void on(ServerFrame.Message frame) {
        turn.rendezvous(turn.rendezvous().message(frame));
        return null;
    }

    @Override
    public Void on(ServerFrame.GarbledMessage frame) {
        if (!turn.rendezvous().isOurs(frame.side())) {
            turn.fail(new Verdict(Verdict.Kind.PEER_MISBEHAVED, "the peer sent a message that is not hex"));
        }
        return null;
    }

    // While closing, what the server refuses to end has ended: a crowded mailbox is never closed by its server.
    @Override
    public Void on(ServerFrame.Refused frame) {
        if (turn.isActive()) {
            turn.fail(
                    frame.text().equals("crowded")
                            ? Verdict.of(Verdict.Kind.CROWDED)
                            : new Verdict(Verdict.Kind.REFUSED, "the mailbox server refused: " + frame.text()));
        } else if (frame.request().equals("release")) {
            turn.rendezvous(turn.rendezvous().released());
        } else if (frame.request().equals("close")) {
            turn.rendezvous(turn.rendezvous().closed());
        }
        return null;
    }

    @Override
    public Void on(ServerFrame.Ignorable frame) {
        return null;
    }
}
