package wormhole.api.transit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HintArgumentTest {
    @Test
    void aRelayCanBeTyped() {
        assertEquals(
                new Hint.Relay(List.of(new Hint.DirectTcp("2001:db8::1", 4001, 2.5))),
                HintArgument.parse("tcp:[2001:db8::1]:4001:priority=2.5").relay());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1_0", " 10 ", "１０", "+10.0", "1e0_1"})
    void aPriorityIsReadAsPythonReadsIt(String typed) {
        assertEquals(10.0, HintArgument.parse("tcp:h:1:priority=" + typed).priority());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp:h:99999", "tcp::1", "tcp:h:0", "tcp:h:99999999999999999999999", "tcp:a b:1"})
    void whatCanBeReadMayStillBeNoHint(String typed) {
        var argument = HintArgument.parse(typed);
        assertThrows(IllegalArgumentException.class, argument::relay);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tcp",
                "tcp:h",
                "udp:h:1",
                "tcp:[::1::]:1",
                "tcp:[1:2]:1",
                "tcp:h:1:priority=nan",
                "tcp:h:1:priority=1__0",
                "tcp:h:1:priority=_1",
                "tcp:h:1:priority=1d"
            })
    void whatCannotBeReadIsQuotedInTheMessage(String typed) {
        var refused = assertThrows(IllegalArgumentException.class, () -> HintArgument.parse(typed));
        assertEquals(true, refused.getMessage().endsWith("'" + typed + "'"));
    }

    @Test
    void anArgumentHasALimit() {
        assertThrows(IllegalArgumentException.class, () -> HintArgument.parse("tcp:" + "h".repeat(2000) + ":1"));
    }

    @Test
    void optionsAreChecked() {
        var options = TransitOptions.DEFAULT;
        assertEquals(7, options.withListenPort(7).listenPort());
        assertThrows(IllegalArgumentException.class, () -> options.withListenPort(65536));
        assertThrows(IllegalArgumentException.class, () -> options.withMaxRecordBytes(0));
        assertThrows(
                IllegalArgumentException.class,
                () -> options.withProxy(java.util.Optional.of(java.net.URI.create("ftp://h:1"))));
        assertThrows(IllegalArgumentException.class, () -> options.withConnectTimeout(java.time.Duration.ZERO));
    }
}
