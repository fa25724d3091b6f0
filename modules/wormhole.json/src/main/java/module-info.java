/**
 * JSON as this project reads it from strangers, with limits, and as it writes it in ASCII. Needs no other module of ours.
 * Exported to our own modules: an application has its own library for JSON.
 */
module wormhole.json {
    requires static org.jspecify;
    requires transitive jakarta.json;

    exports wormhole.json to
            wormhole.core,
            wormhole.transit,
            wormhole.runtime,
            wormhole.filetransfer,
            wormhole.mailbox.server,
            wormhole.cli;
}
