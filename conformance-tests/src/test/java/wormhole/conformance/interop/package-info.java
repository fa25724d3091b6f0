/** Live: our client and server with the programs other people use. Peers are installed by {@code interop/install-peers}. */
@NullMarked
package wormhole.conformance.interop;

import org.jspecify.annotations.NullMarked;
