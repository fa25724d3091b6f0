package wormhole.runtime.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import wormhole.spi.stream.HostPort;

/** SOCKS version 5 without authentication (RFC 1928): greeting, its answer, CONNECT, its answer. */
final class Socks5Talk implements ProxyTalk {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int VERSION = 5;
    private static final int NO_AUTHENTICATION = 0;
    private static final int CONNECT = 1;
    private static final int IPV4 = 1;
    private static final int NAME = 3;
    private static final int IPV6 = 4;

    private static final List<String> REPLIES = List.of(
            "succeeded",
            "general failure",
            "not allowed by its rules",
            "network unreachable",
            "host unreachable",
            "connection refused",
            "time to live expired",
            "command not supported",
            "address type not supported");

    private final byte[] request;
    private boolean greeted;
    private boolean done;

    Socks5Talk(HostPort address) {
        request = request(address);
    }

    @Override
    public ByteBuffer opening() {
        return ByteBuffer.wrap(new byte[] {VERSION, 1, NO_AUTHENTICATION});
    }

    @Override
    public ByteBuffer answer(ByteBuffer said) throws IOException {
        return greeted ? reply(said) : greeting(said);
    }

    @Override
    public boolean done() {
        return done;
    }

    private ByteBuffer greeting(ByteBuffer said) throws IOException {
        if (said.remaining() < 2) {
            return NOTHING;
        }
        checkVersion(said.get());
        if (said.get() != NO_AUTHENTICATION) {
            throw new IOException("the proxy wants a name and a password");
        }
        greeted = true;
        return ByteBuffer.wrap(request);
    }

    // VER REP RSV ATYP BND.ADDR BND.PORT
    private ByteBuffer reply(ByteBuffer said) throws IOException {
        var at = said.position();
        if (said.remaining() < 5) {
            return NOTHING;
        }
        checkVersion(said.get(at));
        var code = said.get(at + 1) & 0xff;
        if (code != 0) {
            throw new IOException(
                    "the proxy does not connect: " + (code < REPLIES.size() ? REPLIES.get(code) : "reply " + code));
        }
        var length = 4 + addressLength(said, at + 3) + 2;
        if (said.remaining() >= length) {
            said.position(at + length);
            done = true;
        }
        return NOTHING;
    }

    private static int addressLength(ByteBuffer said, int at) throws IOException {
        return switch (said.get(at)) {
            case IPV4 -> 4;
            case IPV6 -> 16;
            case NAME -> 1 + (said.get(at + 1) & 0xff);
            default -> throw new IOException("this is no SOCKS5 proxy");
        };
    }

    private static void checkVersion(byte version) throws IOException {
        if (version != VERSION) {
            throw new IOException("this is no SOCKS5 proxy");
        }
    }

    private static byte[] request(HostPort address) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {VERSION, CONNECT, 0});
        var host = address.host();
        if (host.indexOf(':') >= 0 || host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
            var bytes = literal(host);
            out.write(bytes.length == 4 ? IPV4 : IPV6);
            out.writeBytes(bytes);
        } else {
            var name = IDN.toASCII(host).getBytes(StandardCharsets.US_ASCII);
            out.write(NAME);
            out.write(name.length);
            out.writeBytes(name);
        }
        out.write(address.port() >>> 8);
        out.write(address.port());
        return out.toByteArray();
    }

    // Of digits, dots and colons only, so nobody is asked.
    private static byte[] literal(String host) {
        try {
            return InetAddress.getByName(host).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address", e);
        }
    }
}
