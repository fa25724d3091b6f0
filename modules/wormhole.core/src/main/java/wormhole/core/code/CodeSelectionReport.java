package wormhole.core.code;

import wormhole.api.Code;
import wormhole.api.Nameplate;

/** What the session must do. */
public sealed interface CodeSelectionReport {
    /**
     * Hands this report to the method for its kind.
     *
     * @param handler who acts on it
     */
    void accept(Handler handler);

    /** Ask the server for nameplates. */
    record AskForList() implements CodeSelectionReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** Ask the server for a nameplate. */
    record Allocate() implements CodeSelectionReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * Claim this nameplate.
     *
     * @param nameplate chosen
     */
    record UseNameplate(Nameplate nameplate) implements CodeSelectionReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * There is a code.
     *
     * @param code the code
     */
    record UseCode(Code code) implements CodeSelectionReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** Words can be completed. */
    record WordlistReady() implements CodeSelectionReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** One method for each kind: a new kind does not compile until the session has it. */
    interface Handler {
        /** @param report what is reported */
        void on(AskForList report);

        /** @param report what is reported */
        void on(Allocate report);

        /** @param report what is reported */
        void on(UseNameplate report);

        /** @param report what is reported */
        void on(UseCode report);

        /** @param report what is reported */
        void on(WordlistReady report);
    }
}
