package wormhole.runtime.proxy;

import java.io.IOException;
import java.net.IDN;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import wormhole.spi.stream.HostPort;

/** HTTP's CONNECT (RFC 9110 section 9.3.6), without authentication. */
final class ConnectTalk implements ProxyTalk {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final String target;
    private boolean done;

    ConnectTalk(HostPort address) {
        var host = address.host();
        target = host.indexOf(':') >= 0 ? address.toString() : IDN.toASCII(host) + ":" + address.port();
    }

    @Override
    public ByteBuffer opening() {
        var request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n";
        return ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public ByteBuffer answer(ByteBuffer said) throws IOException {
        var end = endOfHead(said);
        if (end < 0) {
            return NOTHING;
        }
        var head =
                StandardCharsets.ISO_8859_1.decode(said.duplicate().limit(end)).toString();
        var status = head.substring(0, head.indexOf('\r'));
        if (!status.matches("HTTP/1\\.[01] 2[0-9][0-9]( .*)?")) {
            throw new IOException("the proxy does not connect: it answered " + shown(status));
        }
        said.position(end);
        done = true;
        return NOTHING;
    }

    @Override
    public boolean done() {
        return done;
    }

    private static String shown(String status) {
        return status.matches("HTTP/1\\.[01] [0-9]{3}.*") ? status.substring(9, 12) : "something that is no HTTP";
    }

    private static int endOfHead(ByteBuffer said) {
        for (var i = said.position() + 3; i < said.limit(); i++) {
            if (said.get(i) == '\n' && said.get(i - 1) == '\r' && said.get(i - 2) == '\n' && said.get(i - 3) == '\r') {
                return i + 1;
            }
        }
        return -1;
    }
}
