package wormhole.api;

/**
 * Where a wormhole stands, for people. Each change is a new value; the names are the reference's ({@code _status.py}).
 *
 * @param mailboxConnection the link to the mailbox server
 * @param peerKey how far the key agreement has come
 * @param code whether there is a code, and whether it was used
 * @param waitingFor one short phrase naming what has to happen next, such as {@code "the peer"}; empty when nothing is
 *     awaited
 */
public record Status(MailboxConnection mailboxConnection, PeerKey peerKey, CodeState code, String waitingFor) {
    // Written out: the methods that a record gets by itself are linked at first use, which a short run feels.
    @Override
    public boolean equals(Object other) {
        return other instanceof Status that
                && mailboxConnection.equals(that.mailboxConnection)
                && peerKey == that.peerKey
                && code == that.code
                && waitingFor.equals(that.waitingFor);
    }

    @Override
    public int hashCode() {
        return waitingFor.hashCode();
    }

    /** The link to the mailbox server. */
    public sealed interface MailboxConnection {
        /** Not connected and not trying: before the start and after the end. */
        record Disconnected() implements MailboxConnection {
            @Override
            public boolean equals(Object other) {
                return other instanceof Disconnected;
            }

            @Override
            public int hashCode() {
                return 1;
            }
        }

        /**
         * Trying.
         *
         * @param url where
         * @param attempt from 1; above 1 the link was lost or could not be made
         * @param lastProblem why the last attempt failed; empty in the first
         */
        record Connecting(String url, int attempt, String lastProblem) implements MailboxConnection {
            @Override
            public boolean equals(Object other) {
                return other instanceof Connecting that
                        && attempt == that.attempt
                        && url.equals(that.url)
                        && lastProblem.equals(that.lastProblem);
            }

            @Override
            public int hashCode() {
                return url.hashCode() + attempt;
            }
        }

        /**
         * Open.
         *
         * @param url to where
         */
        record Connected(String url) implements MailboxConnection {
            @Override
            public boolean equals(Object other) {
                return other instanceof Connected that && url.equals(that.url);
            }

            @Override
            public int hashCode() {
                return url.hashCode();
            }
        }
    }

    /** How far the key agreement has come. */
    public enum PeerKey {
        /** The peer was not heard. */
        NO_KEY,
        /** There is a key; the peer has not shown that it has the same. */
        UNCONFIRMED,
        /** The peer has the same key, so it had the same code. */
        CONFIRMED
    }

    /** Whether there is a code. */
    public enum CodeState {
        /** None yet. */
        NO_CODE,
        /** There is one. */
        ALLOCATED,
        /** The peer has used it; its nameplate is free for others. */
        CONSUMED
    }
}
