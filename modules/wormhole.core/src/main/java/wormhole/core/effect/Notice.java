package wormhole.core.effect;

import jakarta.json.JsonObject;
import wormhole.api.Code;
import wormhole.api.Verifier;
import wormhole.core.wire.Bytes;
import wormhole.spi.crypto.SecretBytes;

/** What the application hears. */
public sealed interface Notice {
    /**
     * Hands this notice to the method for its kind.
     *
     * @param handler who passes it on
     */
    void accept(Handler handler);

    /**
     * The server said welcome.
     *
     * @param content as it says
     */
    record Welcomed(JsonObject content) implements Notice {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * There is a code.
     *
     * @param code allocated, set, or typed
     */
    record CodeReady(Code code) implements Notice {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** Words can be completed. */
    record WordlistReady() implements Notice {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * There is a key, unconfirmed.
     *
     * @param key to be copied at once: it is wiped when the wormhole ends
     */
    record KeyReady(SecretBytes key) implements Notice {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The key is confirmed.
     *
     * @param verifier for people
     */
    record Confirmed(Verifier verifier) implements Notice {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The peer's application said what it is.
     *
     * @param appVersions as it says
     */
    record VersionsHeard(JsonObject appVersions) implements Notice {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The next message of the peer.
     *
     * @param message its plaintext
     */
    record MessageReceived(Bytes message) implements Notice {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The server has stored a message of ours.
     *
     * @param number which, from 0
     */
    record MessageStored(long number) implements Notice {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /**
     * The end. Nothing follows.
     *
     * @param verdict how
     */
    record Ended(Verdict verdict) implements Notice {
        @Override
        public void accept(Handler handler) {
            handler.on(this);
        }
    }

    /** One method for each kind. */
    interface Handler {
        /** @param notice to pass on */
        void on(Welcomed notice);

        /** @param notice to pass on */
        void on(CodeReady notice);

        /** @param notice to pass on */
        void on(WordlistReady notice);

        /** @param notice to pass on */
        void on(KeyReady notice);

        /** @param notice to pass on */
        void on(Confirmed notice);

        /** @param notice to pass on */
        void on(VersionsHeard notice);

        /** @param notice to pass on */
        void on(MessageReceived notice);

        /** @param notice to pass on */
        void on(MessageStored notice);

        /** @param notice to pass on */
        void on(Ended notice);
    }
}
