package wormhole.core.session;

import java.util.LinkedHashMap;
import java.util.Map;
import wormhole.core.rendezvous.LinkState;

/** The rooms of a session, each of them a state machine, with the names of their states: for traces and for the derived tables. */
public final class Rooms {
    /** The room of the link to the server, where frames come and go. */
    public static final String LINK = "link";

    private Rooms() {}

    /**
     * Where each room stands.
     *
     * @param session looked at
     * @return state by room, in the order of {@link wormhole.api.StateTrace#ROOMS}
     */
    public static Map<String, String> of(Session session) {
        var rooms = new LinkedHashMap<String, String>();
        rooms.put("life", kind(session.life()));
        rooms.put(LINK, link(session.rendezvous().link()));
        rooms.put("code", kind(session.codeSelection().state()));
        rooms.put("nameplate", kind(session.rendezvous().nameplate()));
        rooms.put("mailbox", kind(session.rendezvous().mailbox()));
        rooms.put("key", kind(session.keyAgreement().state()));
        return rooms;
    }

    private static String link(LinkState link) {
        var unwelcomed = link instanceof LinkState.Up up && !up.welcomed() ? " (no welcome yet)" : "";
        return kind(link) + unwelcomed;
    }

    private static String kind(Object value) {
        return value.getClass().getSimpleName();
    }
}
