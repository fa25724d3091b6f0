/**
 * Text, files and directories through a wormhole, as {@code wormhole send} and {@code wormhole receive} of every
 * implementation do it, and SSH public keys. Built on {@code wormhole.api} alone, with {@code wormhole.json} to read
 * what the peer writes. Begin at {@link wormhole.filetransfer.EasyTransfer}.
 */
module wormhole.filetransfer {
    requires static org.jspecify;
    requires transitive wormhole.api;
    requires wormhole.json;

    exports wormhole.filetransfer;
    exports wormhole.filetransfer.error;
    exports wormhole.filetransfer.offer;
    exports wormhole.filetransfer.ssh;
}
