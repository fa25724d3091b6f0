/**
 * SSH public keys through a wormhole, as {@code wormhole ssh} of the reference passes them on. What a stranger sends is a key
 * and nothing else: begin at {@link wormhole.filetransfer.ssh.KeyExchange}.
 */
@NullMarked
package wormhole.filetransfer.ssh;

import org.jspecify.annotations.NullMarked;
