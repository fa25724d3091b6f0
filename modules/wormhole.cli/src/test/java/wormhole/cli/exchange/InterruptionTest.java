package wormhole.cli.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import wormhole.cli.FakeWormhole;

class InterruptionTest {
    @Test
    void aPeerThatIsThereHearsOfIt() {
        var wormhole = FakeWormhole.met();
        Interruption.abandon(wormhole);
        assertEquals(List.of("{\"error\":\"interrupted\"}"), wormhole.sent);
        assertEquals(1, wormhole.closings);
    }

    @Test
    void withoutAPeerTheWormholeIsJustClosed() {
        var wormhole = new FakeWormhole();
        Interruption.abandon(wormhole);
        assertEquals(List.of(), wormhole.sent);
        assertEquals(1, wormhole.closings);
    }
}
