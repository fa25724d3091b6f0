package wormhole.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.api.error.NoConnectionException;
import wormhole.api.transit.TransitOptions;

/** Everything goes through the proxy that was named, or nowhere. */
@Timeout(300)
class ProxyTest {
    private static TransitOptions through(TinyProxy proxy) {
        return TransitWorld.OPTIONS.withProxy(Optional.of(proxy.uri()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5", "http"})
    void aPipeIsDialledThroughTheProxy(String scheme) throws Exception {
        try (var proxy = new TinyProxy(scheme);
                var world = new TransitWorld()) {
            var pipes = world.connected(through(proxy), TransitWorld.OPTIONS);
            TransitTest.talk(pipes.sender(), pipes.receiver(), "there");
            TransitTest.talk(pipes.receiver(), pipes.sender(), "and back");
            assertTrue(proxy.connected.size() > 0);
            assertTrue(world.sendersStreams.dialled.stream().allMatch(to -> to.port() == proxy.port()));
            assertEquals(List.of(), world.sendersStreams.listened);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5", "http"})
    void theProxyResolvesTheRelaysName(String scheme) throws Exception {
        try (var proxy = new TinyProxy(scheme);
                var relay = new TinyRelay();
                var world = new TransitWorld()) {
            var named = "[{\"type\":\"relay-v1\",\"hints\":[{\"type\":\"direct-tcp-v1\",\"hostname\":"
                    + "\"relay.invalid\",\"port\":" + relay.port() + "}]}]";
            var sending = world.sending(through(proxy));
            var receiving =
                    world.receiving(TransitWorld.OPTIONS.withListen(false).withRelays(List.of(relay.hint())));
            World.get(sending.hints());
            World.get(receiving.hints());
            var sent = sending.connect(named);
            var received = receiving.connect("[]");
            TransitTest.talk(World.get(sent), World.get(received), "there");
            assertEquals(List.of("relay.invalid:" + relay.port()), proxy.connected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5", "http"})
    void aProxyThatRefusesIsNotGoneRound(String scheme) throws Exception {
        try (var proxy = new TinyProxy(scheme);
                var world = new TransitWorld()) {
            proxy.refuses = true;
            var sending = world.sending(through(proxy));
            var receiving = world.receiving(TransitWorld.OPTIONS);
            World.get(sending.hints());
            var error = World.failure(NoConnectionException.class, sending.connect(World.get(receiving.hints())));
            assertTrue(error.getMessage().contains("the proxy does not connect: "), error::getMessage);
            assertTrue(world.sendersStreams.dialled.stream().allMatch(to -> to.port() == proxy.port()));
            receiving.close();
        }
    }

    @Test
    void aProxyThatIsNoneSaysSo() throws Exception {
        try (var proxy = new TinyProxy("http");
                var world = new TransitWorld()) {
            var wrong = TransitWorld.OPTIONS.withProxy(Optional.of(URI.create("socks5://127.0.0.1:" + proxy.port())));
            var sending = world.sending(wrong.withHandshakeTimeout(Duration.ofSeconds(4)));
            World.get(sending.hints());
            World.failure(
                    NoConnectionException.class,
                    sending.connect("[{\"type\":\"direct-tcp-v1\",\"hostname\":\"192.0.2.77\",\"port\":9}]"));
            assertEquals(List.of(), proxy.connected);
        }
    }

    @Test
    void theProxyOfTheWormholeIsThatOfItsPipes() throws Exception {
        try (var proxy = new TinyProxy("socks5");
                var world = new TransitWorld()) {
            var proxied = world.sendersClient.deferred(
                    World.options().proxy(proxy.uri()).build());
            var mate = world.receiversClient.deferred(World.options().build());
            proxied.setCode("6-purple-sausages");
            mate.setCode("6-purple-sausages");
            World.get(proxied.verifier());
            World.get(mate.verifier());
            var pipes = TransitWorld.connected(
                    proxied.transit(wormhole.api.transit.TransitRole.SENDER, TransitWorld.OPTIONS),
                    mate.transit(wormhole.api.transit.TransitRole.RECEIVER, TransitWorld.OPTIONS));
            TransitTest.talk(pipes.sender(), pipes.receiver(), "there");
            assertTrue(world.sendersStreams.dialled.stream().allMatch(to -> to.port() == proxy.port()));
        }
    }

    @Test
    void whatIsNoProxyIsRefusedAtOnce() {
        for (var bad : List.of("ftp://h:1", "socks5://h", "http://user:word@h:1")) {
            var uri = URI.create(bad);
            assertThrows(IllegalArgumentException.class, () -> World.options().proxy(uri), bad);
        }
    }
}
