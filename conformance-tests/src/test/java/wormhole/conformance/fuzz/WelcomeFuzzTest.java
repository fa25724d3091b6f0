package wormhole.conformance.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import wormhole.json.JsonRefusedException;
import wormhole.json.StrictJson;

/** What a mailbox server says of itself, as an application sees it. */
class WelcomeFuzzTest {
    @FuzzTest
    void welcome(byte[] input) throws Exception {
        Growth.bounded(input.length, () -> {
            try {
                var content = StrictJson.object(Text.of(input));
                var welcome = Inside.welcome(content);
                welcome.motd().ifPresent(motd -> assertTrue(motd.length() <= 4096 && Text.isHarmless(motd)));
                welcome.currentCliVersion()
                        .ifPresent(version -> assertTrue(version.length() <= 64 && Text.isHarmless(version)));
                welcome.yourAddress().ifPresent(WelcomeFuzzTest::checkAddress);
                assertEquals(content, StrictJson.object(welcome.json()));
            } catch (JsonRefusedException e) {
                assertTrue(e.getMessage().length() < 100, "quotes the server");
            }
        });
    }

    // A literal address, so nobody who uses it looks up a name that a stranger chose.
    private static void checkAddress(String address) {
        assertTrue(address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*"), address);
        assertTrue(!address.startsWith("127.") && !address.equals("::1"), address);
    }
}
