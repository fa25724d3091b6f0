package wormhole.transport.tcp;

import java.util.Set;
import wormhole.spi.stream.Acceptor;
import wormhole.spi.stream.Dialer;
import wormhole.spi.stream.StreamProvider;

/** Plain TCP, dialled directly: id {@code tcp}, hint type {@code direct-tcp-v1}. No proxy settings are looked at. */
public final class TcpStreamProvider implements StreamProvider {
    private final Dialer dialer = new TcpDialer();
    private final Acceptor acceptor = TcpListening::open;

    /** Makes a provider; its thread begins with its first use. */
    public TcpStreamProvider() {}

    @Override
    public String id() {
        return "tcp";
    }

    @Override
    public Set<String> hintTypes() {
        return Set.of("direct-tcp-v1");
    }

    @Override
    public Dialer dialer() {
        return dialer;
    }

    @Override
    public Acceptor acceptor() {
        return acceptor;
    }
}
