package wormhole.mailbox.server.hub;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wormhole.mailbox.server.wire.Command;
import wormhole.mailbox.server.wire.MalformedException;
import wormhole.spi.crypto.Entropy;

/**
 * The mailbox server's mind: what every message of every client leads to. {@link #handle} is the only way in, the
 * returned effects are the only way out. For one thread at a time.
 *
 * <p>The protocol is that of the reference mailbox server 0.8. It differs where {@code docs/mailbox-server.md} says so.
 */
public final class Hub implements Input.Handler<List<Effect>> {
    /** How often to prune, in seconds. */
    public static final int PRUNE_PERIOD_SECONDS = 5 * 60;

    /** How long a mailbox without listeners may be unused before pruning takes it, in seconds. */
    public static final int IDLE_SECONDS = 11 * 60;

    final Answers answers;
    final Mailboxes mailboxes;
    final Nameplates nameplates;
    final Summary summary;
    private final HubState state;
    private final HubOptions options;
    private final Map<Long, Client> clients = new HashMap<>();
    private long now;

    /**
     * A hub without clients.
     *
     * @param state what is stored; belongs to the hub from now on
     * @param options what the operator chose
     * @param entropy draws mailbox ids and free nameplates: 8 bytes for an id, 4 for a nameplate, sometimes more
     */
    public Hub(HubState state, HubOptions options, Entropy entropy) {
        this.state = state;
        this.options = options;
        answers = new Answers(options);
        summary = new Summary(options.blurUsageSeconds());
        mailboxes = new Mailboxes(state, options.limits(), summary);
        nameplates = new Nameplates(state, options, mailboxes, summary, new Draw(entropy));
    }

    /**
     * Takes one input, whatever a stranger put into it.
     *
     * @param input what happened
     * @param nowMicros the time, microseconds since 1970; it may stand still
     * @return what to do, in order; if something is to be stored, that comes first
     */
    public List<Effect> handle(Input input, long nowMicros) {
        now = nowMicros;
        return input.accept(this);
    }

    /**
     * What is stored, for looking at.
     *
     * @return the live state
     */
    public HubState state() {
        return state;
    }

    /**
     * How many clients are connected.
     *
     * @return bound or not
     */
    public int clients() {
        return clients.size();
    }

    /**
     * Whether a client has said which application and side it is.
     *
     * @param connection its number
     * @return false also if it is unknown
     */
    public boolean bound(long connection) {
        return client(connection).filter(Client::bound).isPresent();
    }

    @Override
    public List<Effect> on(Input.Connected input) {
        var before = clients.put(input.connection(), new Client(this, input.connection()));
        Optional.ofNullable(before).ifPresent(Client::gone);
        return List.of(new Effect.Send(input.connection(), answers.welcome(input.address(), now)));
    }

    @Override
    public List<Effect> on(Input.Received input) {
        return client(input.connection())
                .map(client -> received(client, input.text()))
                .orElse(List.of());
    }

    @Override
    public List<Effect> on(Input.Disconnected input) {
        Optional.ofNullable(clients.remove(input.connection())).ifPresent(Client::gone);
        return List.of();
    }

    @Override
    public List<Effect> on(Input.Prune input) {
        var turn = new Turn(state, now);
        mailboxes.prune(turn, now - IDLE_SECONDS * 1_000_000L);
        var listening = clients.values().stream().filter(Client::listening).count();
        turn.log(new UsageRecord.OfNow(now, listening));
        return turn.finish();
    }

    HubLimits limits() {
        return options.limits();
    }

    private List<Effect> received(Client client, String text) {
        var turn = new Turn(state, now);
        try {
            client.received(turn, Command.read(text));
        } catch (MalformedException e) {
            clients.remove(client.connection);
            client.gone();
            turn.drop(client.connection);
        }
        return turn.finish();
    }

    private Optional<Client> client(long connection) {
        return Optional.ofNullable(clients.get(connection));
    }
}
