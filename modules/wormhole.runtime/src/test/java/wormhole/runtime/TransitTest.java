package wormhole.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wormhole.api.error.NoConnectionException;
import wormhole.api.error.NoKeyException;
import wormhole.api.error.PeerMisbehavedException;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;

/** How two applications get a record pipe, over real sockets. */
@Timeout(300)
class TransitTest {
    private TransitWorld world;

    @BeforeEach
    void meet() throws Exception {
        world = new TransitWorld();
    }

    @AfterEach
    void part() {
        world.close();
    }

    static ByteBuffer record(String text) {
        return ByteBuffer.wrap(World.bytes(text));
    }

    static void talk(RecordPipe from, RecordPipe to, String text) throws Exception {
        from.send(record(text));
        assertArrayEquals(World.bytes(text), to.receive().orElseThrow());
    }

    @Test
    void twoThatReachEachOtherTalkDirectly() throws Exception {
        var pipes = world.connected(TransitWorld.OPTIONS, TransitWorld.OPTIONS);
        talk(pipes.sender(), pipes.receiver(), "there");
        talk(pipes.receiver(), pipes.sender(), "and back");
        assertFalse(pipes.sender().path().relayed());
        assertTrue(
                pipes.sender().path().description().matches("->tcp:.*|<-.*"),
                pipes.sender().path()::toString);
        pipes.sender().close();
        assertEquals(Optional.empty(), pipes.receiver().receive());
    }

    @Test
    void twoThatDoNotReachEachOtherTalkThroughTheRelay() throws Exception {
        try (var relay = new TinyRelay()) {
            var options = TransitWorld.OPTIONS.withListen(false).withRelays(List.of(relay.hint()));
            var pipes = world.connected(options, TransitWorld.OPTIONS.withListen(false));
            talk(pipes.sender(), pipes.receiver(), "there");
            talk(pipes.receiver(), pipes.sender(), "and back");
            assertEquals(
                    "->relay:tcp:127.0.0.1:" + relay.port(),
                    pipes.sender().path().description());
            assertTrue(pipes.receiver().path().relayed());
        }
    }

    @Test
    void relayOnlyDialsNothingButTheRelayAndNeverListens() throws Exception {
        try (var relay = new TinyRelay()) {
            var only = TransitWorld.OPTIONS
                    .withPaths(TransitOptions.Paths.RELAY_ONLY)
                    .withRelays(List.of(relay.hint()));
            var pipes = world.connected(only, TransitWorld.OPTIONS);
            talk(pipes.sender(), pipes.receiver(), "there");
            assertTrue(pipes.sender().path().relayed());
            assertEquals(List.of(), world.sendersStreams.listened);
            assertTrue(world.sendersStreams.dialled.stream().allMatch(to -> to.port() == relay.port()));
        }
    }

    @Test
    void directOnlyNeitherDialsNorNamesARelay() throws Exception {
        try (var relay = new TinyRelay()) {
            var relayed = TransitWorld.OPTIONS.withRelays(List.of(relay.hint()));
            var direct = relayed.withPaths(TransitOptions.Paths.DIRECT_ONLY).withListen(false);
            var sending = world.sending(direct);
            assertEquals("[]", World.get(sending.hints()));
            assertEquals("[{\"type\":\"direct-tcp-v1\"}]", sending.abilities());
            var pipes = TransitWorld.connected(sending, world.receiving(relayed));
            assertFalse(pipes.sender().path().relayed());
            assertTrue(world.sendersStreams.dialled.stream().noneMatch(to -> to.port() == relay.port()));
        }
    }

    @Test
    void whenTheOnlyWayIsForbiddenThereIsNoConnection() throws Exception {
        try (var relay = new TinyRelay()) {
            var quiet = TransitWorld.OPTIONS.withListen(false).withRelays(List.of(relay.hint()));
            var sending = world.sending(quiet.withPaths(TransitOptions.Paths.DIRECT_ONLY));
            var receiving = world.receiving(quiet);
            World.get(sending.hints());
            var error = World.failure(NoConnectionException.class, sending.connect(World.get(receiving.hints())));
            assertEquals("No contenders for connection", error.getMessage());
            assertEquals(List.of(), world.sendersStreams.dialled);
        }
    }

    @Test
    void aFailureListsWhatWasTried() throws Exception {
        world.sendersStreams.unreachable = address -> true;
        var sending = world.sending(TransitWorld.OPTIONS.withListen(false));
        World.get(sending.hints());
        var error = World.failure(NoConnectionException.class, sending.connect(hint(9)));
        assertEquals(
                "every way to the peer was tried and failed. Tried: ->tcp:127.0.0.1:9: cannot connect to 127.0.0.1:9",
                error.getMessage());
    }

    private static String hint(int port) {
        return "[{\"type\":\"direct-tcp-v1\",\"hostname\":\"127.0.0.1\",\"port\":" + port + "}]";
    }

    @Test
    void whoeverSaysNothingIsGivenUp() throws Exception {
        try (var mute = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            // Half of it is for dialling, which must not be what fails.
            var sending =
                    world.sending(TransitWorld.OPTIONS.withListen(false).withHandshakeTimeout(Duration.ofSeconds(8)));
            World.get(sending.hints());
            var error = World.failure(NoConnectionException.class, sending.connect(hint(mute.getLocalPort())));
            assertTrue(error.getMessage().contains("no handshake within 8.0 s"), error::getMessage);
        }
    }

    @Test
    void whoeverHasAnotherKeyIsNotThePeer() throws Exception {
        try (var other = new TransitWorld()) {
            var sending = world.sending(TransitWorld.OPTIONS.withListen(false));
            var receiving = other.receiving(TransitWorld.OPTIONS.withConnectTimeout(Duration.ofSeconds(1)));
            var sendersHints = World.get(sending.hints());
            var sent = sending.connect(World.get(receiving.hints()));
            var received = receiving.connect(sendersHints);
            assertTrue(World.failure(NoConnectionException.class, sent)
                    .getMessage()
                    .contains("->tcp:"));
            World.failure(NoConnectionException.class, received);
        }
    }

    @Test
    void thereIsNoTransitBeforeTheKey() {
        var lonely = world.sendersClient.deferred(World.options().build());
        assertThrows(NoKeyException.class, () -> lonely.transit(TransitRole.SENDER, TransitWorld.OPTIONS));
    }

    @Test
    void hintsThatAreNoneAreThePeersFault() throws Exception {
        var sending = world.sending(TransitWorld.OPTIONS);
        World.get(sending.hints());
        World.failure(PeerMisbehavedException.class, sending.connect("{}"));
    }

    @Test
    void theFirstReasonCountsEvenIfTheApplicationIsToldOfTheLaterOneBefore() throws Exception {
        var held = new LinkedBlockingDeque<Runnable>();
        var holding = new AtomicBoolean();
        Executor executor = task -> {
            if (holding.get()) {
                held.addFirst(task);
            } else {
                task.run();
            }
        };
        try (var slow = new TransitWorld(World.options().executor(executor).build())) {
            var sending = slow.sending(TransitWorld.OPTIONS);
            World.get(sending.hints());
            holding.set(true);
            var connecting = sending.connect("{}");
            World.eventually(() -> held.size() == 2);
            holding.set(false);
            held.forEach(Runnable::run);
            World.failure(PeerMisbehavedException.class, connecting);
        }
    }

    @Test
    void aTransitConnectsOnce() throws Exception {
        var sending = world.sending(TransitWorld.OPTIONS);
        World.get(sending.hints());
        sending.connect("[]");
        assertThrows(IllegalStateException.class, () -> sending.connect("[]"));
        sending.close();
    }

    @Test
    void givingUpEndsTheWaitAndTheListening() throws Exception {
        var sending = world.sending(TransitWorld.OPTIONS);
        var port = portIn(World.get(sending.hints()));
        var connecting = sending.connect("[]");
        sending.close();
        World.failure(NoConnectionException.class, connecting);
        World.eventually(() -> isFree(port));
    }

    @Test
    void cancellingTheFutureIsGivingUp() throws Exception {
        var sending = world.sending(TransitWorld.OPTIONS);
        var port = portIn(World.get(sending.hints()));
        sending.connect("[]").cancel(false);
        World.eventually(() -> isFree(port));
    }

    @Test
    void aClosedClientEndsItsTransitsAndPipes() throws Exception {
        var waiting = world.sending(TransitWorld.OPTIONS);
        World.get(waiting.hints());
        var connecting = waiting.connect("[]");
        var pipes = world.connected(TransitWorld.OPTIONS, TransitWorld.OPTIONS);
        world.sendersClient.close();
        World.failure(NoConnectionException.class, connecting);
        assertThrows(IOException.class, () -> pipes.sender().send(record("too late")));
        assertEquals(Optional.empty(), pipes.receiver().receive());
    }

    @Test
    void theListenPortCanBeFixedAndTheHintsNameEveryAddressAndTheServersView() throws Exception {
        world.server.welcome =
                "{\"type\":\"welcome\",\"welcome\":{\"your-address\":{\"ipv4\":\"198.51.100.7\",\"port\":1}}}";
        var wormhole = world.sendersClient.deferred(World.options().build());
        var mate = world.receiversClient.deferred(World.options().build());
        wormhole.setCode("5-purple-sausages");
        mate.setCode("5-purple-sausages");
        World.get(wormhole.verifier());
        var port = freePort();
        var hints = World.get(wormhole.transit(TransitRole.SENDER, TransitWorld.OPTIONS.withListenPort(port))
                .hints());
        assertTrue(hints.contains("\"hostname\":\"198.51.100.7\",\"port\":" + port), hints);
        assertTrue(hints.startsWith("[{\"type\":\"direct-tcp-v1\",\"priority\":0.0,\"hostname\":"), hints);
        assertEquals(port, portIn(hints));
    }

    private static int portIn(String hints) {
        var found = Pattern.compile("\"port\":([0-9]+)").matcher(hints);
        assertTrue(found.find(), hints);
        return Integer.parseInt(found.group(1));
    }

    // Below those that systems give to whoever asks for any port, who might be given it before we use it.
    private static int freePort() {
        return IntStream.range(20_000, 30_000)
                .filter(TransitTest::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
