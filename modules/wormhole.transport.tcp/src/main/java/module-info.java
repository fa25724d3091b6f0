/** Byte streams over TCP, by non-blocking sockets: dial and listen. */
module wormhole.transport.tcp {
    requires static org.jspecify;
    requires transitive wormhole.spi;

    exports wormhole.transport.tcp;

    provides wormhole.spi.stream.StreamProvider with
            wormhole.transport.tcp.TcpStreamProvider;
}
