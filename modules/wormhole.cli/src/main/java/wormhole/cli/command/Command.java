package wormhole.cli.command;

import wormhole.api.error.WormholeException;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;

/** What a command does. */
@FunctionalInterface
public interface Command {
    /**
     * Does it.
     *
     * @param invocation what was asked for
     * @throws UsageException it cannot be done as asked
     * @throws Failure it did not work
     * @throws WormholeException the wormhole did not end well
     * @throws InterruptedException this thread was interrupted
     */
    void run(Invocation invocation) throws UsageException, Failure, WormholeException, InterruptedException;
}
