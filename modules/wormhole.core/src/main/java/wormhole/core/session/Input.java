package wormhole.core.session;

import wormhole.api.Code;
import wormhole.api.Nameplate;
import wormhole.core.effect.Timer;
import wormhole.core.effect.Verdict;
import wormhole.core.wire.Bytes;

/** Everything that can happen to a session. Nothing else may change its state. */
public sealed interface Input {
    /**
     * Hands this input to the method for its kind.
     *
     * @param handler who deals with it
     */
    void accept(Handler handler);

    /** The first input. */
    record Start() implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The application wants a code made.
     *
     * @param words how many
     */
    record AllocateCode(int words) implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The application has a code.
     *
     * @param code the code
     */
    record SetCode(Code code) implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** The application lets somebody type a code. */
    record BeginTyping() implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** A fresh listing of nameplates is wanted. */
    record RefreshNameplates() implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The nameplate was typed.
     *
     * @param nameplate which
     */
    record ChooseNameplate(Nameplate nameplate) implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The words were typed.
     *
     * @param words which; secret
     */
    record ChooseWords(String words) implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }

        @Override
        public String toString() {
            return "ChooseWords[…]";
        }
    }

    /**
     * The application sends a message.
     *
     * @param message its content
     */
    record Send(Bytes message) implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** The application closes. */
    record Close() implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The driver cannot go on.
     *
     * @param verdict why
     */
    record Fail(Verdict verdict) implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** The link that was asked for is open. */
    record LinkUp() implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The link has ended, or could not be made, or there was none when it was dropped.
     *
     * @param misbehaved whether the server broke the rules of the link, so that trying again is no use
     * @param problem why, one sentence for people
     */
    record LinkDown(boolean misbehaved, String problem) implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The server said something.
     *
     * @param text as it came
     */
    record Received(String text) implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }

        @Override
        public String toString() {
            return "Received[" + text.length() + " characters]";
        }
    }

    /**
     * A wait is over.
     *
     * @param timer which
     */
    record TimerFired(Timer timer) implements Input {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** One method for each kind: a new kind does not compile until the session has it. */
    interface Handler {
        /** @param input what happened */
        void on(Start input);

        /** @param input what happened */
        void on(AllocateCode input);

        /** @param input what happened */
        void on(SetCode input);

        /** @param input what happened */
        void on(BeginTyping input);

        /** @param input what happened */
        void on(RefreshNameplates input);

        /** @param input what happened */
        void on(ChooseNameplate input);

        /** @param input what happened */
        void on(ChooseWords input);

        /** @param input what happened */
        void on(Send input);

        /** @param input what happened */
        void on(Close input);

        /** @param input what happened */
        void on(Fail input);

        /** @param input what happened */
        void on(LinkUp input);

        /** @param input what happened */
        void on(LinkDown input);

        /** @param input what happened */
        void on(Received input);

        /** @param input what happened */
        void on(TimerFired input);
    }
}
