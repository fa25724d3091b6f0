package wormhole.core.conversation;

import jakarta.json.JsonObject;
import wormhole.core.effect.Verdict;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.Phase;

/** What the session must hear. */
public sealed interface ConversationReport {
    /**
     * Hands this report to the method for its kind.
     *
     * @param handler who acts on it
     */
    void accept(Handler handler);

    /**
     * Seal this and put it into the mailbox.
     *
     * @param phase its name
     * @param plaintext its content
     */
    record Post(Phase phase, Bytes plaintext) implements ConversationReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The next message for the application.
     *
     * @param message its content
     */
    record Deliver(Bytes message) implements ConversationReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The peer said what its application is.
     *
     * @param appVersions as it says
     */
    record Versions(JsonObject appVersions) implements ConversationReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * It cannot go on.
     *
     * @param verdict why
     */
    record Failed(Verdict verdict) implements ConversationReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** One method for each kind: a new kind does not compile until the session has it. */
    interface Handler {
        /** @param report what is reported */
        void on(Post report);

        /** @param report what is reported */
        void on(Deliver report);

        /** @param report what is reported */
        void on(Versions report);

        /** @param report what is reported */
        void on(Failed report);
    }
}
