package wormhole.cli.failure;

/** What the program tells whoever started it. Documented in {@code docs/cli.md}; never change a number. */
public final class ExitStatus {
    /** All went well. */
    public static final int OK = 0;
    /** It did not work: the peer, a server, a wrong code, a broken pipe. */
    public static final int FAILED = 1;
    /** The arguments, the environment or the typed input cannot be used; nothing was sent. */
    public static final int USAGE = 2;
    /** Interrupted, as shells count it: 128 and the number of SIGINT. */
    public static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
