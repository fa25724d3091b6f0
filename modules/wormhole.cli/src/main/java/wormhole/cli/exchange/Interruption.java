package wormhole.cli.exchange;

/**
 * Ends a conversation when the process is told to end (SIGINT, SIGTERM, SIGHUP), so that the server and the peer hear of it.
 * The process then ends with the status of the signal.
 */
public final class Interruption {
    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    /**
     * Guards a conversation until lifted.
     *
     * @param conversation its wormhole is open
     * @return to be lifted when the wormhole is closed
     */
    public static Interruption abandons(Conversation conversation) {
        var hook = new Thread(conversation::abandon, "wormhole-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    /** Ends the guard: the wormhole was closed otherwise. */
    public void lift() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook is at work.
        }
    }
}
