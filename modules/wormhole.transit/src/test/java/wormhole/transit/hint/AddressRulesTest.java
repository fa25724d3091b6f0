package wormhole.transit.hint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
    private static final AddressRules RULES = new AddressRules(false);
    private static final AddressRules LOCAL = new AddressRules(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.9",
                "0.0.0.0",
                "::1",
                "::",
                "0:0:0:0:0:0:0:1",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "64:ff9b::127.0.0.1",
                "localhost",
                "LOCALHOST.",
                "x.localhost"
            })
    void thisMachineIsDialledOnlyWhenAllowed(String host) {
        assertEquals(Optional.of("this machine itself"), RULES.objection(host));
        assertEquals(Optional.empty(), LOCAL.objection(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "::ffff:169.254.169.254",
                "fe80::1",
                "fe80::1%eth0",
                "febf::1",
                "fd00:ec2::254",
                "224.0.0.1",
                "255.255.255.255",
                "ff02::1"
            })
    void whatIsNoPeersAddressIsNeverDialled(String host) {
        assertEquals(Optional.of("no address of a peer"), LOCAL.objection(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.1",
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "0177.0.0.1",
                "127.0.0.01",
                "1.2.3.4.5",
                "256.1.1.1",
                "127.1."
            })
    void anAddressInDisguiseIsNotDialled(String host) {
        assertEquals(Optional.of("an address in disguise"), LOCAL.objection(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {":", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "g::1", "12345::", "::1.2.3", "1::2::3"})
    void whatLooksLikeAnAddressAndIsNoneIsNotDialled(String host) {
        assertTrue(LOCAL.objection(host).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.168.1.5",
                "10.0.0.1",
                "172.16.3.4",
                "8.8.8.8",
                "2001:db8::1",
                "fd12:3456::1",
                "relay.example.org",
                "xxxxxxxx.onion",
                "1.example",
                "::ffff:192.0.2.1"
            })
    void whereAPeerMayBeIsDialled(String host) {
        assertEquals(Optional.empty(), RULES.objection(host));
    }
}
