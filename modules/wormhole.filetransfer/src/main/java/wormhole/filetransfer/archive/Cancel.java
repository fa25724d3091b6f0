package wormhole.filetransfer.archive;

import wormhole.filetransfer.error.TransferCancelledException;

/** Tells a long piece of work to stop. */
@FunctionalInterface
public interface Cancel {
    /** Never. */
    Cancel NEVER = () -> {};

    /**
     * Returns if the work shall go on.
     *
     * @throws TransferCancelledException it shall not
     */
    void check() throws TransferCancelledException;
}
