package wormhole.core.effect;

import java.util.Optional;
import wormhole.api.Mood;
import wormhole.api.error.ClientClosedException;
import wormhole.api.error.CrowdedException;
import wormhole.api.error.InternalFaultException;
import wormhole.api.error.LonelyException;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.error.ServerMisbehavedException;
import wormhole.api.error.ServerRefusedException;
import wormhole.api.error.ServerUnreachableException;
import wormhole.api.error.UnwelcomeException;
import wormhole.api.error.WormholeException;
import wormhole.api.error.WrongCodeException;

/**
 * How a wormhole ends, as a value: exceptions are made of it only where they leave the core.
 *
 * @param kind which end
 * @param text what more there is to say; holds nothing secret
 */
public record Verdict(Kind kind, String text) {
    /** The ends there are (protocol B.6). */
    public enum Kind {
        /** Closed after the key was confirmed. */
        HAPPY(Mood.HAPPY),
        /** Closed before. */
        LONELY(Mood.LONELY),
        /** The peer had another code. */
        WRONG_CODE(Mood.SCARY),
        /** The peer broke the protocol. */
        PEER_MISBEHAVED(Mood.ERRORY),
        /** The server refused us in its welcome. */
        UNWELCOME(Mood.UNWELCOME),
        /** A third side came. */
        CROWDED(Mood.ERRORY),
        /** The server refused a request. */
        REFUSED(Mood.ERRORY),
        /** The server broke the protocol. */
        SERVER_MISBEHAVED(Mood.ERRORY),
        /** The server was never reached, or not again before closing had to end. */
        UNREACHABLE(Mood.ERRORY),
        /** Our client was closed under it; the server is not told. */
        CLIENT_CLOSED(Mood.ERRORY),
        /** We are at fault; the server is not told. */
        INTERNAL_FAULT(Mood.ERRORY);

        private final Mood mood;

        Kind(Mood mood) {
            this.mood = mood;
        }
    }

    /**
     * An end that needs no words.
     *
     * @param kind which
     * @return the verdict
     */
    public static Verdict of(Kind kind) {
        return new Verdict(kind, "");
    }

    /**
     * What the mailbox server is told.
     *
     * @return the mood
     */
    public Mood mood() {
        return kind.mood;
    }

    /**
     * Whether the server is told: not one that cannot be reached or trusted, and not when we stop on the spot.
     *
     * @return whether there is a goodbye
     */
    public boolean isTold() {
        switch (kind) {
            case SERVER_MISBEHAVED:
            case UNREACHABLE:
            case CLIENT_CLOSED:
            case INTERNAL_FAULT:
                return false;
            default:
                return true;
        }
    }

    /**
     * The error an application gets.
     *
     * @return a new exception; empty for a happy end
     */
    public Optional<WormholeException> error() {
        switch (kind) {
            case HAPPY:
                return Optional.empty();
            case LONELY:
                return Optional.of(new LonelyException());
            case WRONG_CODE:
                return Optional.of(new WrongCodeException());
            case PEER_MISBEHAVED:
                return Optional.of(new PeerMisbehavedException(text));
            case UNWELCOME:
                return Optional.of(new UnwelcomeException(text));
            case CROWDED:
                return Optional.of(new CrowdedException());
            case REFUSED:
                return Optional.of(new ServerRefusedException(text));
            case SERVER_MISBEHAVED:
                return Optional.of(new ServerMisbehavedException(text));
            case UNREACHABLE:
                return Optional.of(new ServerUnreachableException(text));
            case CLIENT_CLOSED:
                return Optional.of(new ClientClosedException());
            case INTERNAL_FAULT:
                return Optional.of(new InternalFaultException(text));
        }
        throw new AssertionError(kind);
    }
}
