package wormhole.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.spi.stream.HostPort;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "::ffff:192.0.2.1, 192.0.2.1",
        "::FFFF:192.0.2.1, 192.0.2.1",
        "::ffff:1, ::ffff:1",
        "::1, ::1",
        "192.0.2.1, 192.0.2.1"
    })
    void anIpv4AddressThatCameWrappedIsUnwrapped(String came, String is) {
        assertEquals(is, Addresses.unwrapped(came));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "0:0:0:0:0:0:0:0"})
    void whatListensEverywhereIsReachedAtHome(String host) {
        assertEquals(new HostPort("127.0.0.1", 4000), Addresses.dialable(new HostPort(host, 4000)));
    }

    @Test
    void whatListensSomewhereIsReachedThere() {
        assertEquals(new HostPort("::1", 4000), Addresses.dialable(new HostPort("::1", 4000)));
    }
}
