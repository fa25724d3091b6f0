package wormhole.mailbox.server.websocket;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import wormhole.mailbox.server.hub.Effect;
import wormhole.mailbox.server.store.MailboxStore;
import wormhole.mailbox.server.wire.Frame;
import wormhole.transport.ws.engine.EncodedText;

/**
 * Carries out the effects of one input after the other. What goes to one connection goes in one write; and nothing goes
 * before the store has made durable what came before it, so that no client hears of what a crash would undo.
 */
final class Outbox implements Effect.Handler {
    /** What comes out of one input for one connection. */
    static final class Parcel {
        final ClientConnection connection;
        final List<EncodedText> frames = new ArrayList<>(3);
        boolean drop;
        private long position;

        Parcel(ClientConnection connection) {
            this.connection = connection;
        }

        long size() {
            var size = 0L;
            for (var frame : frames) {
                size += frame.size();
            }
            return size;
        }
    }

    /** What a parcel is handed to. */
    interface Carrier {
        /** It may leave. */
        void deliver(Parcel parcel);

        /** It has to wait, and takes memory. */
        void waits(Parcel parcel);
    }

    private final MailboxStore store;
    private final UsageSink usage;
    private final LongFunction<Optional<ClientConnection>> connections;
    private final Carrier carrier;
    private final Map<ClientConnection, Parcel> parcels = new LinkedHashMap<>();
    private final ArrayDeque<Parcel> waiting = new ArrayDeque<>();
    private long position;
    private @Nullable Frame lastFrame;
    private EncodedText lastText = EncodedText.of("");

    Outbox(MailboxStore store, UsageSink usage, LongFunction<Optional<ClientConnection>> connections, Carrier carrier) {
        this.store = store;
        this.usage = usage;
        this.connections = connections;
        this.carrier = carrier;
    }

    void carryOut(List<Effect> effects) {
        for (var effect : effects) {
            effect.accept(this);
        }
        var parcelled = List.copyOf(parcels.values());
        parcels.clear();
        lastFrame = null;
        var durable = waiting.isEmpty() && position <= store.durable();
        for (var parcel : parcelled) {
            if (durable) {
                carrier.deliver(parcel);
            } else {
                parcel.position = position;
                waiting.add(parcel);
                carrier.waits(parcel);
            }
        }
    }

    /** Delivers what waited for the store and need not any more. */
    void durable() {
        var durable = store.durable();
        for (var parcel = waiting.peek(); parcel != null && parcel.position <= durable; parcel = waiting.peek()) {
            waiting.remove();
            carrier.deliver(parcel);
        }
    }

    void clear() {
        waiting.clear();
    }

    @Override
    public void on(Effect.Store effect) {
        position = store.append(effect.changes());
    }

    @Override
    public void on(Effect.Send effect) {
        connections
                .apply(effect.connection())
                .ifPresent(connection -> parcelFor(connection).frames.add(encoded(effect.frame())));
    }

    @Override
    public void on(Effect.Drop effect) {
        connections.apply(effect.connection()).ifPresent(connection -> parcelFor(connection).drop = true);
    }

    @Override
    public void on(Effect.Log effect) {
        usage.log(effect.usage());
    }

    private Parcel parcelFor(ClientConnection connection) {
        return parcels.computeIfAbsent(connection, Parcel::new);
    }

    /** A frame that goes to several is encoded once. */
    private EncodedText encoded(Frame frame) {
        if (frame != lastFrame) {
            lastFrame = frame;
            lastText = EncodedText.ofUtf8(frame.bytes());
        }
        return lastText;
    }
}
