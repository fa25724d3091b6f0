package wormhole.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import wormhole.api.AppId;
import wormhole.api.Mood;
import wormhole.api.WormholeOptions;
import wormhole.api.error.ServerUnreachableException;
import wormhole.api.error.WrongCodeException;

class InMemoryWormholesTest {
    @Test
    void oneLineGivesTwoWormholesThatTalk() throws Exception {
        try (var pair = InMemoryWormholes.connected()) {
            pair.left().sendData("hello".getBytes(UTF_8));
            assertArrayEquals("hello".getBytes(UTF_8), pair.right().getData());
            pair.right().sendData("and back".getBytes(UTF_8));
            assertArrayEquals("and back".getBytes(UTF_8), pair.left().getData());
            assertArrayEquals(pair.left().deriveKey("purpose", 32), pair.right().deriveKey("purpose", 32));
            assertEquals(
                    Mood.HAPPY,
                    pair.left().closeAndWait(InMemoryWormholes.TIMEOUT).mood());
            assertEquals(
                    Mood.HAPPY,
                    pair.right().closeAndWait(InMemoryWormholes.TIMEOUT).mood());
        }
    }

    @Test
    void theDeferredFlavourTalksToo() throws Exception {
        try (var pair = InMemoryWormholes.connectedDeferred()) {
            pair.left().send("hello".getBytes(UTF_8));
            assertArrayEquals("hello".getBytes(UTF_8), pair.right().receive().get(30, TimeUnit.SECONDS));
            assertEquals(pair.code(), pair.right().code().get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void messagesSurviveCutLinks() throws Exception {
        try (var pair = InMemoryWormholes.connected()) {
            for (var i = 0; i < 3; i++) {
                var message = ("message " + i).getBytes(UTF_8);
                pair.server().cutLinks();
                pair.left().send(message);
                assertArrayEquals(message, pair.right().getData());
            }
        }
    }

    @Test
    void aWrongCodeIsNoticed() throws Exception {
        try (var server = new InMemoryMailboxServer();
                var client = server.client()) {
            var options = WormholeOptions.builder(new AppId("example.com/test")).build();
            try (var left = client.blocking(options, InMemoryWormholes.TIMEOUT);
                    var right = client.blocking(options, InMemoryWormholes.TIMEOUT)) {
                left.setCode("7-crossover-clockwork");
                right.setCode("7-crossover-crackdown");
                assertThrows(WrongCodeException.class, left::getVerifier);
                assertThrows(WrongCodeException.class, right::getVerifier);
            }
        }
    }

    @Test
    void aClosedServerCannotBeReached() throws Exception {
        var server = new InMemoryMailboxServer();
        try (var client = server.client()) {
            server.close();
            var options = WormholeOptions.builder(new AppId("example.com/test")).build();
            try (var wormhole = client.blocking(options, InMemoryWormholes.TIMEOUT)) {
                assertThrows(ServerUnreachableException.class, wormhole::getWelcome);
            }
        }
    }
}
