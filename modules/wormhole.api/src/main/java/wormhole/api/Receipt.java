package wormhole.api;

import java.util.concurrent.CompletableFuture;

/**
 * What became of a message.
 *
 * @param number which message of this side, from 0
 * @param stored completes when the mailbox server has stored the message, which is not the same as the peer having read
 *     it; fails with the error of the wormhole if it ends before
 */
public record Receipt(long number, CompletableFuture<Void> stored) {}
