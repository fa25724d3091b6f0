package wormhole.transport.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketTargetTest {
    @ParameterizedTest
    @CsvSource({
        "ws://relay.example:4000/v1, relay.example:4000, relay.example:4000, /v1",
        "ws://relay.example/v1, relay.example:80, relay.example, /v1",
        "wss://relay.example/v1, relay.example:443, relay.example, /v1",
        "WSS://relay.example, relay.example:443, relay.example, /",
        "ws://[::1]:4000/v1?a=b, [::1]:4000, [::1]:4000, /v1?a=b",
        "ws://127.0.0.1/caf\u00e9, 127.0.0.1:80, 127.0.0.1, /caf%C3%A9"
    })
    void aUriLeadsToAPlace(String uri, String address, String hostField, String path) {
        var target = WebSocketTarget.of(URI.create(uri));
        assertEquals(address, target.address().toString());
        assertEquals(hostField, target.hostField());
        assertEquals(path, target.path());
        assertEquals(uri.startsWith("wss") || uri.startsWith("WSS"), target.secure());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://relay.example/v1",
                "http://relay.example/v1",
                "//relay.example/v1",
                "ws:relay.example",
                "ws:///v1",
                "ws://user:secret@relay.example/v1",
                "ws://user:secret@relay.example:70000/v1",
                "ws://relay.example/v1#secret",
                "ws://relay.example:70000/v1",
                "ws://relay.example:0/v1",
                "ws://relay.example:99999999999/v1",
                "ws://:80/v1"
            })
    void aUriThatIsNoneOfAMailboxServerIsRefused(String uri) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> WebSocketTarget.of(URI.create(uri)));
        assertFalse(refusal.getMessage().contains("secret"));
    }

    @Test
    void theProviderServesBothSchemes() {
        assertEquals(java.util.Set.of("ws", "wss"), new WebSocketLinkProvider().schemes());
        assertEquals("ws", new WebSocketLinkProvider().id());
    }
}
