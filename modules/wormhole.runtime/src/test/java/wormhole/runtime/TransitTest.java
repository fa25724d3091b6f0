package wormhole.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wormhole.api.transit.RecordPipe;
import wormhole.api.transit.TransitOptions;

/** How two applications get a record pipe, over real sockets. */
@Timeout(120)
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
}
