package wormhole.core.effect;

import java.time.Duration;
import wormhole.core.wire.ClientFrame;
import wormhole.spi.crypto.SecretBytes;

/** Everything a session may ask of the outside world. A driver carries these out, in order. */
public sealed interface Effect {
    /**
     * Hands this effect to the method for its kind.
     *
     * @param handler who carries it out
     */
    void accept(Handler handler);

    /** Open a link to the mailbox server. A link-up or link-down input follows. */
    record OpenLink() implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** Close the link, in order. A link-down input follows in any case, also when there is no link. */
    record DropLink() implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Send a frame on the open link.
     *
     * @param frame what
     */
    record Transmit(ClientFrame frame) implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Feed a timer input after a while. A delay, never a time: the core has no clock.
     *
     * @param timer which
     * @param delay how long
     */
    record Arm(Timer timer, Duration delay) implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Tell the application.
     *
     * @param notice what
     */
    record Notify(Notice notice) implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Wipe a secret that no state holds any more.
     *
     * @param secret which
     */
    record Forget(SecretBytes secret) implements Effect {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** One method for each kind: a new kind does not compile until every driver has it. */
    interface Handler {
        /** @param effect to carry out */
        void on(OpenLink effect);

        /** @param effect to carry out */
        void on(DropLink effect);

        /** @param effect to carry out */
        void on(Transmit effect);

        /** @param effect to carry out */
        void on(Arm effect);

        /** @param effect to carry out */
        void on(Notify effect);

        /** @param effect to carry out */
        void on(Forget effect);
    }
}
