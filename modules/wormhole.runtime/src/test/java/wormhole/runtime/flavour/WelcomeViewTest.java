package wormhole.runtime.flavour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.json.JsonRefusedException;
import wormhole.json.StrictJson;

class WelcomeViewTest {
    @Test
    void a07_aLongMessageOfTheDayIsCut() throws JsonRefusedException {
        var welcome = WelcomeView.of(StrictJson.object("{\"motd\":\"" + "m".repeat(1 << 20) + "\"}"));
        assertEquals("m".repeat(4096), welcome.motd().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"a\"]", "7", "{}", "null", "true"})
    void a07_aMessageOfTheDayThatIsNoTextIsIgnored(String motd) throws JsonRefusedException {
        assertEquals(
                Optional.empty(),
                WelcomeView.of(StrictJson.object("{\"motd\":" + motd + "}")).motd());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ipv4\":\"127.0.0.1\",\"port\":4000}",
                "{\"ipv4\":\"localhost\"}",
                "{\"ipv4\":\"relay.example.org\",\"port\":-1}",
                "{\"ipv4\":\"1.2.3\"}",
                "{\"ipv4\":\"1.2.3.256\"}",
                "{\"ipv4\":\"0.0.0.0\"}",
                "{\"ipv4\":7}",
                "{\"ipv6\":\"::1\"}",
                "{\"ipv6\":\"fe80::1%eth0\"}",
                "{}",
                "[]",
                "\"192.0.2.1\""
            })
    void a19_anAddressThatMakesNoSenseIsIgnored(String address) throws JsonRefusedException {
        assertEquals(Optional.empty(), addressOf(address));
    }

    @Test
    void anAddressThatMakesSenseIsTold() throws JsonRefusedException {
        assertEquals(Optional.of("192.0.2.33"), addressOf("{\"ipv4\":\"192.0.2.33\",\"port\":4567}"));
        assertEquals(Optional.of("2001:db8::7"), addressOf("{\"ipv6\":\"2001:db8::7\",\"port\":4567}"));
    }

    private static Optional<String> addressOf(String address) throws JsonRefusedException {
        return WelcomeView.of(StrictJson.object("{\"your-address\":" + address + "}"))
                .yourAddress();
    }
}
