package wormhole.mailbox.server.websocket;

import wormhole.mailbox.server.hub.PeerAddress;
import wormhole.spi.stream.HostPort;
import wormhole.transport.ws.engine.HttpAnswer;
import wormhole.transport.ws.engine.HttpHead;

/** What HTTP requests are answered, and where they come from. */
final class Requests {
    private static final String LITERAL = "[0-9A-Fa-f:.]{2,45}";

    private Requests() {}

    static HttpAnswer answer(HttpHead request) {
        var path = request.target().split("\\?", 2)[0];
        if (!request.method().equals("GET")) {
            return new HttpAnswer.Plain(405, "Method Not Allowed", "Only GET.\n");
        }
        return switch (path) {
            case "/" -> new HttpAnswer.Plain(200, "OK", "Wormhole Relay\n");
            case "/v1" -> new HttpAnswer.Upgrade();
            default -> new HttpAnswer.Plain(404, "Not Found", "No Such Resource\n");
        };
    }

    /** The address a proxy in front of us tells, if it does and is trusted, else the socket's. */
    static PeerAddress address(HttpHead request, HostPort peer, boolean trustRealIp) {
        var socket = new PeerAddress(peer.host(), peer.port());
        if (!trustRealIp) {
            return socket;
        }
        return request.field("x-real-ip")
                .filter(host -> host.matches(LITERAL))
                .map(host -> new PeerAddress(host, port(request)))
                .orElse(socket);
    }

    private static int port(HttpHead request) {
        return request.field("x-real-port")
                .filter(port -> port.matches("[0-9]{1,5}"))
                .map(Integer::parseInt)
                .filter(port -> port <= 65535)
                .orElse(0);
    }
}
