package wormhole.cli.failure;

/** What is done when the process is told to end (SIGINT, SIGTERM, SIGHUP); it then ends with the status of the signal. */
public final class Interruption {
    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    /**
     * Prepares for it, until lifted.
     *
     * @param name of the thread that does it
     * @param last what is done; the process ends afterwards
     * @return to be lifted when it need not be done any more
     */
    public static Interruption runs(String name, Runnable last) {
        var hook = new Thread(last, name);
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    /** Ends the preparation: the end is another one, and keeps its own status. */
    public void lift() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook is at work.
        }
    }
}
