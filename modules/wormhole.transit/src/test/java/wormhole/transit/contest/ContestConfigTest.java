package wormhole.transit.contest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import wormhole.api.transit.Abilities;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitOptions.Paths;

final class ContestConfigTest {
    private static List<String> told(Paths paths) {
        return ContestConfig.of(TransitOptions.DEFAULT.withPaths(paths))
                .abilities()
                .types();
    }

    @Test
    void thePeerIsToldOfTheWaysThatTheOptionsAllow() {
        assertEquals(Abilities.DEFAULT.types(), told(Paths.ANY));
        assertEquals(List.of("direct-tcp-v1"), told(Paths.DIRECT_ONLY));
        assertEquals(List.of("relay-v1"), told(Paths.RELAY_ONLY));
    }

    @Test
    void aConnectionsNameTellsWhoMadeIt() {
        assertEquals("in-3", Rig.in(3).toString());
        assertEquals("out-3", Rig.out(3).toString());
    }
}
