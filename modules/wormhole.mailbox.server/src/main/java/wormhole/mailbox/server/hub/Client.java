package wormhole.mailbox.server.hub;

import java.util.Optional;
import wormhole.mailbox.server.wire.ClientVersion;
import wormhole.mailbox.server.wire.Command;
import wormhole.mailbox.server.wire.MalformedException;

/**
 * One connection: what it has done so far, and what each command does. The rules, the order in which they are tested and
 * the texts are those of the reference's {@code server_websocket.py}.
 */
final class Client {
    private static final String NAMEPLATE = "nameplate";
    private static final String MAILBOX = "mailbox";

    final long connection;
    private final Hub hub;
    private Optional<String> app = Optional.empty();
    private Optional<String> side = Optional.empty();
    private Optional<String> nameplate = Optional.empty();
    private Optional<String> mailboxId = Optional.empty();
    private Optional<Mailbox> mailbox = Optional.empty();
    private boolean listening;
    private boolean allocated;
    private boolean claimed;
    private boolean released;
    private boolean closed;

    Client(Hub hub, long connection) {
        this.hub = hub;
        this.connection = connection;
    }

    void received(Turn turn, Command command) throws MalformedException {
        try {
            refuseIf(!command.has("type"), "missing 'type'");
            turn.send(connection, hub.answers.ack(command, turn.now));
            handle(turn, command);
        } catch (RefusedException e) {
            turn.send(connection, hub.answers.error(e.getMessage(), command.json(), turn.now));
        }
    }

    boolean bound() {
        return app.isPresent();
    }

    boolean listening() {
        return listening;
    }

    /** Its connection is gone. */
    void gone() {
        unsubscribe();
    }

    /** The mailbox it listened to is gone. What it adds is stored, and nobody hears it, as with the reference. */
    void unsubscribed() {
        listening = false;
    }

    private void handle(Turn turn, Command command) throws RefusedException, MalformedException {
        var type = command.text("type").orElse("");
        switch (type) {
            case "ping" -> ping(turn, command);
            case "bind" -> bind(turn, command);
            default -> bound(turn, type, command);
        }
    }

    private void bound(Turn turn, String type, Command command) throws RefusedException, MalformedException {
        refuseIf(app.isEmpty(), "must bind first");
        switch (type) {
            case "list" -> turn.send(connection, hub.answers.nameplates(hub.nameplates.list(app()), turn.now));
            case "allocate" -> allocate(turn);
            case "claim" -> claim(turn, command);
            case "release" -> release(turn, command);
            case "open" -> open(turn, command);
            case "add" -> add(turn, command);
            case "close" -> close(turn, command);
            default -> throw new RefusedException("unknown type");
        }
    }

    private void ping(Turn turn, Command command) throws RefusedException, MalformedException {
        refuseIf(!command.has("ping"), "ping requires 'ping'");
        turn.send(connection, hub.answers.pong(command, turn.now));
    }

    private void bind(Turn turn, Command command) throws RefusedException, MalformedException {
        refuseIf(app.isPresent(), "already bound");
        refuseIf(!command.has("appid"), "bind requires 'appid'");
        refuseIf(!command.has("side"), "bind requires 'side'");
        var appid = limited(command.requiredText("appid"));
        var named = command.scalar("side");
        var version = ClientVersion.of(command);
        if (named.isPresent()) {
            limited(named.get());
        }
        app = Optional.of(appid);
        // A side that is not a text may bind, and fails at the first command that needs it.
        side = command.text("side");
        turn.log(new UsageRecord.OfClient(
                appid, named, hub.summary.blur(turn.now), version.implementation(), version.version()));
    }

    private void allocate(Turn turn) throws RefusedException, MalformedException {
        refuseIf(allocated, "you already allocated one, don't be greedy");
        var name = hub.nameplates.allocate(turn, app(), side());
        allocated = true;
        turn.send(connection, hub.answers.allocated(name, turn.now));
    }

    private void claim(Turn turn, Command command) throws RefusedException, MalformedException {
        refuseIf(!command.has(NAMEPLATE), "claim requires 'nameplate'");
        refuseIf(claimed, "only one claim per connection");
        claimed = true;
        var name = command.requiredText(NAMEPLATE);
        if (!Nameplates.valid(name)) {
            throw new MalformedException("not a nameplate");
        }
        nameplate = Optional.of(name);
        var id = hub.nameplates.claim(turn, app(), name, side());
        turn.send(connection, hub.answers.claimed(id, turn.now));
    }

    private void release(Turn turn, Command command) throws RefusedException, MalformedException {
        refuseIf(released, "only one release per connection");
        if (command.has(NAMEPLATE)) {
            refuseIf(
                    nameplate.isPresent() && !nameplate.equals(command.text(NAMEPLATE)),
                    "release and claim must use same nameplate");
        } else {
            refuseIf(nameplate.isEmpty(), "release without nameplate must follow claim");
        }
        released = true;
        var name = nameplate.isPresent() ? nameplate.get() : command.requiredText(NAMEPLATE);
        hub.nameplates.release(turn, app(), name, side());
        turn.send(connection, hub.answers.bare("released", turn.now));
    }

    private void open(Turn turn, Command command) throws RefusedException, MalformedException {
        refuseIf(mailbox.isPresent(), "only one open per connection");
        refuseIf(!command.has(MAILBOX), "open requires 'mailbox'");
        var id = limited(command.requiredText(MAILBOX));
        mailboxId = Optional.of(id);
        var box = hub.mailboxes.open(turn, app(), id, false, side());
        mailbox = Optional.of(box);
        listening = true;
        box.listeners.add(this);
        for (var message : box.messages) {
            turn.send(connection, hub.answers.stored(message, turn.now));
        }
    }

    private void add(Turn turn, Command command) throws RefusedException, MalformedException {
        refuseIf(mailbox.isEmpty(), "must open mailbox before adding");
        refuseIf(!command.has("phase"), "missing 'phase'");
        refuseIf(!command.has("body"), "missing 'body'");
        var phase = command.scalar("phase");
        if (phase.isPresent()) {
            limited(phase.get());
        }
        var message = new StoredMessage(side(), phase, command.scalar("body"), turn.now, command.scalar("id"));
        var box = mailbox.get();
        hub.mailboxes.add(turn, app(), box, message);
        if (!box.listeners.isEmpty()) {
            var frame = hub.answers.live(message.side(), command, turn.now);
            for (var listener : box.listeners) {
                turn.send(listener.connection, frame);
            }
        }
    }

    private void close(Turn turn, Command command) throws RefusedException, MalformedException {
        refuseIf(closed, "only one close per connection");
        if (command.has(MAILBOX)) {
            refuseIf(
                    mailboxId.isPresent() && !mailboxId.equals(command.text(MAILBOX)),
                    "open and close must use same mailbox");
        } else {
            refuseIf(mailboxId.isEmpty(), "close without mailbox must follow open");
        }
        var mood = command.scalar("mood").orElse("");
        var id = mailboxId.isPresent() ? mailboxId.get() : limited(command.requiredText(MAILBOX));
        if (mailbox.isEmpty()) {
            hub.mailboxes.open(turn, app(), id, false, side());
        }
        unsubscribe();
        closed = true;
        hub.mailboxes.close(turn, app(), id, side(), mood);
        mailbox = Optional.empty();
        turn.send(connection, hub.answers.bare("closed", turn.now));
    }

    private void unsubscribe() {
        if (listening) {
            mailbox.ifPresent(box -> box.listeners.remove(this));
            listening = false;
        }
    }

    private String app() {
        return app.orElseThrow();
    }

    private String side() throws MalformedException {
        return side.orElseThrow(() -> new MalformedException("side is not a text"));
    }

    private String limited(String text) throws RefusedException {
        refuseIf(text.length() > hub.limits().identifierChars(), "too long");
        return text;
    }

    private static void refuseIf(boolean condition, String text) throws RefusedException {
        if (condition) {
            throw new RefusedException(text);
        }
    }
}
