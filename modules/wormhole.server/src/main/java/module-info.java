/**
 * What the mailbox server and the transit relay share: the loop they serve on, files that are their owner's alone, and the options
 * of a program. Exported to these two.
 */
module wormhole.server {
    requires static org.jspecify;
    requires transitive wormhole.spi;

    exports wormhole.server to
            wormhole.mailbox.server,
            wormhole.transit.relay;

    uses wormhole.spi.stream.StreamProvider;
}
