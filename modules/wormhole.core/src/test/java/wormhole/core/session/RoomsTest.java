package wormhole.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import wormhole.api.StateTrace;

/** Where a trace says that the rooms stand. */
class RoomsTest {
    private static List<String> states(Rig rig) {
        return List.copyOf(Rooms.of(rig.session).values());
    }

    @Test
    void theRoomsAreThoseThatTheInterfaceNames() {
        assertEquals(StateTrace.ROOMS, List.copyOf(Rooms.of(new Rig().session).keySet()));
    }

    @Test
    void eachRoomTellsHowFarItIs() {
        assertEquals(List.of("Active", "Idle", "Unasked", "None", "Unknown", "NoCode"), states(new Rig()));
        assertEquals(List.of("Active", "Up", "Chosen", "Held", "Open", "AwaitingPeer"), states(Rig.waiting()));
        assertEquals(List.of("Active", "Up", "Chosen", "Releasing", "Open", "Confirmed"), states(Rig.confirmed()));
        assertEquals(
                List.of("Closing", "Up", "Chosen", "Releasing", "Closing", "Over"),
                states(Rig.waiting().tell(new Input.Close())));
    }

    @Test
    void aLinkOnWhichTheServerHasNotSaidWelcomeIsToldFromOneOnWhichItHas() {
        var rig = new Rig().tell(new Input.Start()).tell(new Input.LinkUp());
        assertEquals("Up (no welcome yet)", Rooms.of(rig.session).get(Rooms.LINK));
        rig.hear("{'type':'welcome','welcome':{}}");
        assertEquals("Up", Rooms.of(rig.session).get(Rooms.LINK));
    }
}
