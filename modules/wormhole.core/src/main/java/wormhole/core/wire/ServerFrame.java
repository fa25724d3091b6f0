package wormhole.core.wire;

import jakarta.json.JsonObject;
import java.util.List;
import wormhole.api.Nameplate;

/** What a mailbox server tells a client (protocol B.2). Checked for form, not yet for sense. */
public sealed interface ServerFrame {
    /**
     * Hands this frame to the method for its kind.
     *
     * @param handler who knows what to do
     * @param <R> what it makes of it
     * @return what the handler returned
     */
    <R> R accept(Handler<R> handler);

    /**
     * The first frame of a connection.
     *
     * @param content as the server says
     */
    record Welcome(JsonObject content) implements ServerFrame {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The answer to a listing.
     *
     * @param nameplates those that are nameplates, at most as many as the limit says
     */
    record Nameplates(List<Nameplate> nameplates) implements ServerFrame {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The answer to an allocation.
     *
     * @param nameplate ours to claim
     */
    record Allocated(Nameplate nameplate) implements ServerFrame {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * The answer to a claim.
     *
     * @param mailbox the one behind the nameplate
     */
    record Claimed(MailboxId mailbox) implements ServerFrame {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The answer to a release. */
    record Released() implements ServerFrame {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** The answer to a close. */
    record Closed() implements ServerFrame {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * A message of the open mailbox, ours or another side's.
     *
     * @param side whose
     * @param phase its name
     * @param body its content, out of hex
     */
    record Message(Side side, Phase phase, Bytes body) implements ServerFrame {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * A message whose body is not hex: whoever added it broke the protocol.
     *
     * @param side whose
     */
    record GarbledMessage(Side side) implements ServerFrame {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * A request was refused.
     *
     * @param text why, cut and with control characters replaced
     * @param request the type of the request; empty if the server does not say
     */
    record Refused(String text, String request) implements ServerFrame {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /** An acknowledgement, a pong, or something newer than we are. */
    record Ignorable() implements ServerFrame {
        @Override
        public <R> R accept(Handler<R> handler) {
            return handler.on(this);
        }
    }

    /**
     * One method for each kind: a new kind does not compile until every handler has it.
     *
     * @param <R> the result
     */
    interface Handler<R> {
        /** {@return the result for this kind} */
        R on(Welcome frame);

        /** {@return the result for this kind} */
        R on(Nameplates frame);

        /** {@return the result for this kind} */
        R on(Allocated frame);

        /** {@return the result for this kind} */
        R on(Claimed frame);

        /** {@return the result for this kind} */
        R on(Released frame);

        /** {@return the result for this kind} */
        R on(Closed frame);

        /** {@return the result for this kind} */
        R on(Message frame);

        /** {@return the result for this kind} */
        R on(GarbledMessage frame);

        /** {@return the result for this kind} */
        R on(Refused frame);

        /** {@return the result for this kind} */
        R on(Ignorable frame);
    }
}
