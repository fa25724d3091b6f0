package wormhole.transport.ws.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.HandshakeBuilder;
import org.java_websocket.handshake.ServerHandshakeBuilder;

/**
 * The library's protocol with our answer to a handshake: with our name, and without the library's date, whose formatting
 * costs a server more than all the rest of a handshake.
 */
final class ServerDraft extends Draft_6455 {
    // RFC 6455 section 1.3.
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final String product;

    ServerDraft(String product) {
        this.product = product;
    }

    @Override
    public HandshakeBuilder postProcessHandshakeResponseAsServer(
            ClientHandshake request, ServerHandshakeBuilder response) throws InvalidHandshakeException {
        response.setHttpStatusMessage("Switching Protocols");
        response.put("Upgrade", "websocket");
        response.put("Connection", "Upgrade");
        response.put("Sec-WebSocket-Accept", accept(request.getFieldValue("Sec-WebSocket-Key")));
        response.put("Server", product);
        return response;
    }

    private static String accept(String key) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            var digest = sha1.digest((key.trim() + GUID).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
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
