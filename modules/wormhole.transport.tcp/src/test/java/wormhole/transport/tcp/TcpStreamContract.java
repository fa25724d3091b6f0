package wormhole.transport.tcp;

import wormhole.spi.stream.HostPort;
import wormhole.spi.stream.StreamProvider;
import wormhole.spi.tck.StreamContract;

class TcpStreamContract extends StreamContract {
    @Override
    protected StreamProvider provider() {
        return new TcpStreamProvider();
    }

    @Override
    protected HostPort place() {
        return new HostPort("127.0.0.1", 0);
    }
}
