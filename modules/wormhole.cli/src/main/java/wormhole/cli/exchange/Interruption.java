package wormhole.cli.exchange;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wormhole.api.Wormhole;
import wormhole.api.error.WormholeClosedException;

/**
 * Closes a wormhole when the process is told to end (SIGINT, SIGTERM, SIGHUP), so that the server and the peer hear of it.
 * The process then ends with the status of the signal.
 */
public final class Interruption {
    /** How long the server may take to hear of it. */
    private static final int PATIENCE_MILLIS = 3000;

    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    /**
     * Guards a wormhole until lifted.
     *
     * @param wormhole open
     * @return to be lifted when the wormhole is closed
     */
    public static Interruption closes(Wormhole wormhole) {
        var hook = new Thread(() -> abandon(wormhole), "wormhole-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    // The server does not tell one side that the other has left, so a peer that has our key hears it from us.
    static void abandon(Wormhole wormhole) {
        try {
            wormhole.verifier().thenAccept(verified -> wormhole.send(PeerMessage.errorOf("interrupted")));
        } catch (WormholeClosedException e) {
            // Nobody is left to be told.
        }
        closeQuietly(wormhole);
    }

    /**
     * Closes a wormhole and waits a little; how it ends does not matter any more.
     *
     * @param wormhole closed or not
     */
    public static void closeQuietly(Wormhole wormhole) {
        try {
            wormhole.closing().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Lonely, most of the time: that is what an interruption means.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
