package wormhole.transit.relay.match;

/**
 * How things stand, in the terms of the reference's table {@code current}.
 *
 * @param connected connections that are joined with another
 * @param waiting tokens with which somebody waits
 * @param incompleteBytes what the pairs there are have passed so far, blurred
 */
public record Snapshot(long connected, long waiting, long incompleteBytes) {}
