package wormhole.api;

/** Hears what the mailbox server says to everyone. */
@FunctionalInterface
public interface WelcomeHandler {
    /**
     * The server said welcome.
     *
     * @param welcome what it said
     */
    void welcomed(Welcome welcome);
}
