package wormhole.transport.ws.engine;

import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.HandshakeBuilder;
import org.java_websocket.handshake.ServerHandshakeBuilder;

/** The library's protocol, with our name in the answer to a handshake instead of the library's. */
final class ServerDraft extends Draft_6455 {
    private final String product;

    ServerDraft(String product) {
        this.product = product;
    }

    @Override
    public HandshakeBuilder postProcessHandshakeResponseAsServer(
            ClientHandshake request, ServerHandshakeBuilder response) throws InvalidHandshakeException {
        var answer = super.postProcessHandshakeResponseAsServer(request, response);
        answer.put("Server", product);
        return answer;
    }

    @Override
    public Draft copyInstance() {
        return new ServerDraft(product);
    }

    // The library compares drafts by their extensions and protocols.
    @Override
    public boolean equals(Object other) {
        return other instanceof ServerDraft draft && draft.product.equals(product) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + product.hashCode();
    }
}
