package wormhole.transit.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TransitSideTest {
    @Test
    void eightRandomBytesMakeASideInLowerCaseWithItsZeros() {
        var asked = new ArrayList<Integer>();
        var side = TransitSide.random(length -> {
            asked.add(length);
            return new byte[] {0, 1, 0x0f, (byte) 0xab, (byte) 0xcd, (byte) 0xef, 0x7f, (byte) 0xff};
        });
        assertEquals("00010fabcdef7fff", side.value());
        assertEquals(List.of(8), asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0123456789abcde",
                "0123456789abcdef0",
                "0123456789ABCDEF",
                "0123456789abcdeg",
                "0123456789abcdef\n",
                "0123456789 bcdef"
            })
    void whatARelayDoesNotTakeIsNoSide(String value) {
        assertThrows(IllegalArgumentException.class, () -> new TransitSide(value));
    }
}
