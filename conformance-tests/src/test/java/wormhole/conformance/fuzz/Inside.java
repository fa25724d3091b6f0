package wormhole.conformance.fuzz;

import jakarta.json.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import wormhole.api.Welcome;
import wormhole.mailbox.server.hub.PeerAddress;
import wormhole.spi.stream.HostPort;
import wormhole.transport.ws.engine.ClientRequest;
import wormhole.transport.ws.engine.HttpAnswer;
import wormhole.transport.ws.engine.HttpHead;

/** Parsers that their modules keep to themselves. */
final class Inside {
    private Inside() {}

    static Welcome welcome(JsonObject content) {
        return (Welcome) call("wormhole.runtime.flavour.WelcomeView", "of", new Class<?>[] {JsonObject.class}, content);
    }

    static HttpAnswer answer(HttpHead request) {
        return (HttpAnswer)
                call("wormhole.mailbox.server.websocket.Requests", "answer", new Class<?>[] {HttpHead.class}, request);
    }

    static PeerAddress address(HttpHead request) {
        return (PeerAddress) call(
                "wormhole.mailbox.server.websocket.Requests",
                "address",
                new Class<?>[] {HttpHead.class, HostPort.class, boolean.class},
                request,
                new HostPort("192.0.2.1", 1),
                true);
    }

    /** What a client asks the server of this address for. */
    static ClientRequest request(URI mailboxServer) {
        var target = call("wormhole.transport.ws.WebSocketTarget", "of", new Class<?>[] {URI.class}, mailboxServer);
        return new ClientRequest(
                (String) component(target, "hostField"), (String) component(target, "path"), java.util.Map.of());
    }

    private static Object component(Object record, String name) {
        return invoke(record.getClass(), name, new Class<?>[0], record);
    }

    private static Object call(String type, String method, Class<?>[] types, Object... arguments) {
        try {
            return invoke(Class.forName(type), method, types, null, arguments);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("there is no " + type + " any more", e);
        }
    }

    private static Object invoke(
            Class<?> type,
            String name,
            Class<?>[] types,
            @org.jspecify.annotations.Nullable Object receiver,
            Object... arguments) {
        try {
            var method = type.getDeclaredMethod(name, types);
            method.setAccessible(true);
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("there is no " + type + "." + name + " any more", e);
        }
    }
}
