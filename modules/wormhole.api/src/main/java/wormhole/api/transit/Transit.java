package wormhole.api.transit;

import java.util.concurrent.CompletableFuture;

/**
 * One attempt to get a record pipe to the peer. The two applications carry each other's abilities and hints in messages of
 * their own, through the wormhole; then both connect:
 *
 * <pre>{@code
 * var transit = wormhole.transit(TransitRole.SENDER, TransitOptions.DEFAULT);
 * wormhole.send(myMessageWith(transit.abilities(), transit.hints().get()));
 * var pipe = transit.connect(hintsIn(wormhole.receive().get())).get();
 * }</pre>
 *
 * <p>Thread-safe. Futures complete on the executor of the wormhole's options.
 */
public interface Transit extends AutoCloseable {
    /**
     * What this end is.
     *
     * @return as it was asked for
     */
    TransitRole role();

    /**
     * What this end can do.
     *
     * @return JSON, an array: the value of {@code abilities-v1}
     */
    String abilities();

    /**
     * How to reach this end. The first call begins to listen, unless the options say otherwise.
     *
     * @return completes with JSON, an array: the value of {@code hints-v1}. Empty if the peer can only be dialled.
     */
    CompletableFuture<String> hints();

    /**
     * Tries every way there is until one connection has won. To be called once, with hints called before.
     *
     * @param theirHints JSON, an array, as the peer wrote it: unchecked. What cannot be used in it is skipped.
     * @return completes with the pipe; fails with a {@link wormhole.api.error.TransferException} whose message lists what was tried
     *     when no way is left or the time is up, with {@link wormhole.api.error.PeerMisbehavedException} if what the peer wrote
     *     is no JSON array. Cancelling it is like {@link #close}.
     */
    CompletableFuture<RecordPipe> connect(String theirHints);

    /** Gives up: stops listening and closes every connection but that of a pipe that was handed out. Harmless when repeated. */
    @Override
    void close();
}
