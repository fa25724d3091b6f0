package wormhole.core.wire;

import java.util.List;
import wormhole.api.AppId;
import wormhole.api.Mood;
import wormhole.api.Nameplate;

/** What a client tells a mailbox server (protocol B.2). */
public sealed interface ClientFrame {
    /**
     * The {@code type} of the frame.
     *
     * @return as it stands on the wire
     */
    String type();

    /**
     * Says who we are. The first frame of a connection.
     *
     * @param appId the application
     * @param side our end
     * @param clientVersion implementation and version
     */
    record Bind(AppId appId, Side side, List<String> clientVersion) implements ClientFrame {
        @Override
        public String type() {
            return "bind";
        }
    }

    /** Asks which nameplates there are. */
    record ListNameplates() implements ClientFrame {
        @Override
        public String type() {
            return "list";
        }
    }

    /** Asks for a nameplate. */
    record Allocate() implements ClientFrame {
        @Override
        public String type() {
            return "allocate";
        }
    }

    /**
     * Takes a nameplate, also one just allocated.
     *
     * @param nameplate which
     */
    record Claim(Nameplate nameplate) implements ClientFrame {
        @Override
        public String type() {
            return "claim";
        }
    }

    /**
     * Gives a nameplate back.
     *
     * @param nameplate which
     */
    record Release(Nameplate nameplate) implements ClientFrame {
        @Override
        public String type() {
            return "release";
        }
    }

    /**
     * Subscribes to a mailbox; everything in it follows.
     *
     * @param mailbox which
     */
    record Open(MailboxId mailbox) implements ClientFrame {
        @Override
        public String type() {
            return "open";
        }
    }

    /**
     * Puts a message into the open mailbox.
     *
     * @param phase its name
     * @param body its content, not yet in hex
     */
    record Add(Phase phase, Bytes body) implements ClientFrame {
        @Override
        public String type() {
            return "add";
        }
    }

    /**
     * Leaves a mailbox.
     *
     * @param mailbox which
     * @param mood how it went
     */
    record Close(MailboxId mailbox, Mood mood) implements ClientFrame {
        @Override
        public String type() {
            return "close";
        }
    }
}
