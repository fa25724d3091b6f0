package wormhole.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wormhole.runtime.World.bytes;
import static wormhole.runtime.World.eventually;
import static wormhole.runtime.World.get;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import wormhole.api.Mood;
import wormhole.api.Status;
import wormhole.api.Status.CodeState;
import wormhole.api.Status.MailboxConnection.Connected;
import wormhole.api.Status.MailboxConnection.Connecting;
import wormhole.api.Status.MailboxConnection.Disconnected;
import wormhole.api.Status.PeerKey;
import wormhole.api.Wormhole;

/** What people are shown while they wait. */
final class StatusTest {
    private final World world = new World();
    private final List<Status> shown = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        world.close();
    }

    private Wormhole watched() {
        return world.client.deferred(World.options().statusListener(shown::add).build());
    }

    private void showsSoon(String waitingFor) throws InterruptedException {
        eventually(() -> last().waitingFor().equals(waitingFor));
    }

    private Status last() {
        return shown.isEmpty()
                ? new Status(new Disconnected(), PeerKey.NO_KEY, CodeState.NO_CODE, "?")
                : shown.get(shown.size() - 1);
    }

    @Test
    void everyWaitHasANameInTheOrderOfALife() throws Exception {
        world.server.welcome = "";
        world.server.swallow = (link, frame) -> frame.getString("type").equals("allocate");
        var a = watched();
        showsSoon("the mailbox server's welcome");
        world.server.say("{\"type\":\"welcome\",\"welcome\":{}}");
        showsSoon("a code");
        a.allocateCode();
        showsSoon("the mailbox server to allocate a nameplate");
        world.server.swallow = (link, frame) -> false;
        world.server.say("{\"type\":\"allocated\",\"nameplate\":\"9\"}");
        showsSoon("the other side");
        var peer = world.withCode(get(a.code()).reveal());
        get(peer.verifier());
        showsSoon("");
        world.server.swallow = (link, frame) -> true;
        a.close();
        showsSoon("the mailbox server to close");
        world.server.refusals.set(1000);
        world.server.cut();
        showsSoon("the mailbox server, to say goodbye");
        world.server.welcome = "{\"type\":\"welcome\",\"welcome\":{}}";
        world.server.swallow = (link, frame) -> false;
        world.server.refusals.set(0);
        assertEquals(Mood.HAPPY, get(a.closing()).mood());
    }

    @Test
    void theThreePartsGoThroughTheStatesOfTheReference() throws Exception {
        var a = watched();
        a.setCode("4-purple");
        var peer = world.withCode("4-purple");
        get(a.verifier());
        get(peer.verifier());
        get(a.send(bytes("x")).stored());
        get(a.closing());
        eventually(() -> last().waitingFor().isEmpty() && last().mailboxConnection() instanceof Disconnected);
        var connections = shown.stream()
                .map(status -> status.mailboxConnection().getClass().getSimpleName())
                .distinct()
                .toList();
        assertEquals(List.of("Connecting", "Connected", "Disconnected"), connections);
        var keys = shown.stream().map(Status::peerKey).distinct().toList();
        assertEquals(List.of(PeerKey.NO_KEY, PeerKey.UNCONFIRMED, PeerKey.CONFIRMED), keys);
        var codes = shown.stream().map(Status::code).distinct().toList();
        assertEquals(CodeState.CONSUMED, codes.get(codes.size() - 1));
        assertTrue(codes.contains(CodeState.ALLOCATED), codes.toString());
        assertFalse(shown.toString().contains("purple"));
    }

    @Test
    void everyAttemptToReconnectIsShownWithItsReason() throws Exception {
        var a = watched();
        get(a.welcome());
        world.server.refusals.set(2);
        world.server.cut();
        eventually(() -> attempts().stream().anyMatch(attempt -> attempt.attempt() == 3));
        eventually(() -> last().mailboxConnection() instanceof Connected);
        assertEquals(2, world.server.opened.get());
        var attempts = attempts();
        assertEquals(new Connecting(FakeServer.ADDRESS.toString(), 1, ""), attempts.get(0));
        var counted = attempts.stream().map(Connecting::attempt).toList();
        assertEquals(counted.stream().sorted().toList(), counted);
        assertTrue(attempts.stream().anyMatch(attempt -> attempt.lastProblem().equals("cut")), attempts.toString());
        assertTrue(
                attempts.stream()
                        .anyMatch(attempt ->
                                attempt.attempt() == 3 && attempt.lastProblem().contains("not there")),
                attempts.toString());
    }

    private List<Connecting> attempts() {
        return shown.stream()
                .map(Status::mailboxConnection)
                .filter(Connecting.class::isInstance)
                .map(Connecting.class::cast)
                .distinct()
                .toList();
    }

    @Test
    void aListenerThatThrowsIsAskedAgain() throws Exception {
        world.catchUncaught();
        var a = world.client.deferred(World.options()
                .statusListener(status -> {
                    shown.add(status);
                    throw new IllegalStateException("mistake of the application");
                })
                .build());
        a.setCode("4-purple");
        get(a.code());
        eventually(() -> shown.size() >= 3);
    }
}
