package wormhole.core.pake;

import wormhole.core.effect.Verdict;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.Phase;
import wormhole.spi.crypto.SecretBytes;

/** What the session must hear. */
public sealed interface KeyAgreementReport {
    /**
     * Hands this report to the method for its kind.
     *
     * @param handler who acts on it
     */
    void accept(Handler handler);

    /**
     * Put this into the mailbox.
     *
     * @param phase its name
     * @param body its content
     */
    record Post(Phase phase, Bytes body) implements KeyAgreementReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * There is a key.
     *
     * @param key unconfirmed
     */
    record KeyReady(SecretBytes key) implements KeyAgreementReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The key is confirmed. Comes before the message that confirmed it.
     *
     * @param key the confirmed key
     */
    record KeyConfirmed(SecretBytes key) implements KeyAgreementReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A message was opened.
     *
     * @param phase its name
     * @param plaintext its content
     */
    record Opened(Phase phase, Bytes plaintext) implements KeyAgreementReport {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * A secret is not needed any more.
     *
     * @param secret which
     */
    record Forget(SecretBytes secret) implements KeyAgreementReport {
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
    record Failed(Verdict verdict) implements KeyAgreementReport {
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
        void on(KeyReady report);

        /** @param report what is reported */
        void on(KeyConfirmed report);

        /** @param report what is reported */
        void on(Opened report);

        /** @param report what is reported */
        void on(Forget report);

        /** @param report what is reported */
        void on(Failed report);
    }
}
