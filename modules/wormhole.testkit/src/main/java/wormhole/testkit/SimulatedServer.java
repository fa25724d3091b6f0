package wormhole.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import wormhole.mailbox.server.hub.Change;
import wormhole.mailbox.server.hub.Effect;
import wormhole.mailbox.server.hub.Hub;
import wormhole.mailbox.server.hub.HubOptions;
import wormhole.mailbox.server.hub.HubState;
import wormhole.mailbox.server.hub.Input;
import wormhole.mailbox.server.hub.PeerAddress;
import wormhole.spi.crypto.Entropy;

/** The real hub on simulated links. It may be started again, with or without what it stored. */
final class SimulatedServer implements SimulatedNetwork.Server, Effect.Handler {
    private static final long EPOCH_MICROS = 1_700_000_000_000_000L;

    private final VirtualClock clock;
    private final SimulatedNetwork network;
    private final Entropy entropy;
    private final boolean shuffled;
    private final Random order;
    private final List<Change> stored = new ArrayList<>();
    private Hub hub;

    SimulatedServer(VirtualClock clock, SimulatedNetwork network, Entropy entropy, boolean shuffled, Random order) {
        this.clock = clock;
        this.network = network;
        this.entropy = entropy;
        this.shuffled = shuffled;
        this.order = order;
        this.hub = new Hub(new HubState(), HubOptions.DEFAULT, entropy);
    }

    HubState state() {
        return hub.state();
    }

    /** Starts again. */
    void restart(boolean kept) {
        if (!kept) {
            stored.clear();
        }
        var state = new HubState();
        stored.forEach(state::apply);
        hub = new Hub(state, HubOptions.DEFAULT, entropy);
    }

    void prune() {
        carryOut(hub.handle(new Input.Prune(), micros()));
    }

    @Override
    public void connected(long link) {
        carryOut(hub.handle(new Input.Connected(link, new PeerAddress("192.0.2.1", 4000)), micros()));
    }

    @Override
    public void received(long link, String text) {
        var effects = hub.handle(new Input.Received(link, text), micros());
        carryOut(shuffled && text.contains("\"open\"") ? shuffle(effects) : effects);
    }

    @Override
    public void disconnected(long link) {
        carryOut(hub.handle(new Input.Disconnected(link), micros()));
    }

    // What follows the acknowledgement of an open is the replay.
    private List<Effect> shuffle(List<Effect> effects) {
        var all = new ArrayList<>(effects);
        var first = 0;
        while (first < all.size() && !(all.get(first) instanceof Effect.Send)) {
            first++;
        }
        Collections.shuffle(all.subList(Math.min(first + 1, all.size()), all.size()), order);
        return all;
    }

    private void carryOut(List<Effect> effects) {
        effects.forEach(effect -> effect.accept(this));
    }

    private long micros() {
        return EPOCH_MICROS + clock.now() * 1000;
    }

    @Override
    public void on(Effect.Store effect) {
        stored.addAll(effect.changes());
    }

    @Override
    public void on(Effect.Send effect) {
        network.link(effect.connection()).deliver(effect.frame().toString());
    }

    @Override
    public void on(Effect.Drop effect) {
        network.link(effect.connection()).drop();
    }

    @Override
    public void on(Effect.Log effect) {}
}
