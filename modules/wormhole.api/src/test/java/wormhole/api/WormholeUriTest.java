package wormhole.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.api.error.CodeFormatException;

class WormholeUriTest {
    @Test
    void qrCodesOfTheReferenceHaveNothingButTheCode() {
        var uri = WormholeUri.parse("wormhole-transfer:4-hurricane-equipment");
        assertEquals("4-hurricane-equipment", uri.code().reveal());
        assertEquals(Optional.empty(), uri.mailbox());
        assertEquals(WormholeUri.Role.FOLLOWER, uri.role());
    }

    @Test
    void fieldsAndPercentEncodingAreRead() {
        var uri = WormholeUri.parse(
                "wormhole-transfer:4-hurricane-%C3%BC?version=0&rendezvous=ws%3A%2F%2Fexample.org%3A4000&role=leader");
        assertEquals("4-hurricane-ü", uri.code().reveal());
        assertEquals(Optional.of(URI.create("ws://example.org:4000")), uri.mailbox());
        assertEquals(WormholeUri.Role.LEADER, uri.role());
    }

    @Test
    void whatIsWrittenIsReadTheSame() {
        for (var mailbox : new String[] {"", "wss://example.org/v1?a=b&c"}) {
            for (var role : WormholeUri.Role.values()) {
                var uri = new WormholeUri(
                        Code.of("7-ü+%-&?#"),
                        Optional.of(mailbox).filter(m -> !m.isEmpty()).map(URI::create),
                        role);
                assertEquals(uri, WormholeUri.parse(uri.reveal()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wormhole:4-a-b",
                "wormhole-transfer:",
                "wormhole-transfer://host/4-a-b",
                "wormhole-transfer:/4-a-b",
                "wormhole-transfer:4-a-b#x",
                "wormhole-transfer:four-a",
                "wormhole-transfer:4-a-b?version=1",
                "wormhole-transfer:4-a-b?version=0&version=0",
                "wormhole-transfer:4-a-b?version",
                "wormhole-transfer:4-a-b?",
                "wormhole-transfer:4-a-b?colour=red",
                "wormhole-transfer:4-a-b?role=sender",
                "wormhole-transfer:4-a-b?rendezvous=file:///etc/passwd",
                "wormhole-transfer:4-a-b?rendezvous=ws%3A%2F%2Fuser%40example.org",
                "wormhole-transfer:4-a-b?rendezvous=ws%3A",
                "wormhole-transfer:4-a-b?rendezvous=%20",
                "wormhole-transfer:4-%",
                "wormhole-transfer:4-%4",
                "wormhole-transfer:4-%zz",
                "wormhole-transfer:4-%ff",
                "wormhole-transfer:4-a%20b"
            })
    void h77_whatIsNotUnderstoodIsRefused(String text) {
        assertThrows(CodeFormatException.class, () -> WormholeUri.parse(text));
    }

    @Test
    void theWordsAreHidden() {
        var text = WormholeUri.parse("wormhole-transfer:4-hurricane-equipment").toString();
        assertFalse(text.contains("hurricane"));
        assertTrue(WormholeUri.looksLikeOne("Wormhole-Transfer:4-a"));
    }

    @Test
    void aCharacterBeyondSixteenBitsIsOneCharacter() {
        var code = "7-" + Character.toString(0x1f600);
        assertEquals(code, WormholeUri.parse("wormhole-transfer:" + code).code().reveal());
    }

    @Test
    void halfACharacterIsRefused() {
        assertThrows(CodeFormatException.class, () -> WormholeUri.parse("wormhole-transfer:7-\ud83d"));
    }

    @Test
    void anEscapeHasAsciiDigits() {
        var arabicIndic = "%\u0663\u0667";
        assertThrows(
                CodeFormatException.class, () -> WormholeUri.parse("wormhole-transfer:" + arabicIndic + "-purple"));
    }
}
