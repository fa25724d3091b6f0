package wormhole.runtime.proxy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import wormhole.spi.stream.ByteStream;
import wormhole.spi.stream.Dialer;
import wormhole.spi.stream.HostPort;

/**
 * Dials through a proxy, and never past it: SOCKS5 (RFC 1928) or HTTP CONNECT (RFC 9110 section 9.3.6). Names go to the proxy as
 * they are; nothing but the proxy's own name is resolved here.
 */
public final class ProxyDialer implements Dialer {
    private final Dialer inner;
    private final HostPort proxy;
    private final boolean socks;

    /**
     * Makes a dialer.
     *
     * @param inner dials the proxy
     * @param proxy {@code socks5://HOST:PORT} or {@code http://HOST:PORT}, checked by the options
     */
    public ProxyDialer(Dialer inner, URI proxy) {
        this.inner = inner;
        this.proxy = new HostPort(proxy.getHost().replaceAll("[\\[\\]]", ""), proxy.getPort());
        this.socks = proxy.getScheme().equals("socks5");
    }

    @Override
    public CompletableFuture<ByteStream> dial(HostPort address, Duration timeout) {
        var result = new CompletableFuture<ByteStream>();
        ProxyTalk talk;
        try {
            talk = socks ? new Socks5Talk(address) : new ConnectTalk(address);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(new IOException("cannot dial " + address + " through a proxy", e));
        }
        var dialling = inner.dial(proxy, timeout);
        dialling.whenComplete((stream, failure) -> {
            if (failure != null) {
                result.completeExceptionally(
                        new IOException("the proxy cannot be reached: " + failure.getMessage(), failure));
            } else {
                new Tunnel(stream, address, talk, result).begin();
            }
        });
        result.whenComplete((stream, failure) -> dialling.cancel(false));
        return limited(result, address, timeout);
    }

    private CompletableFuture<ByteStream> limited(
            CompletableFuture<ByteStream> result, HostPort address, Duration timeout) {
        var late = new IOException(
                "no connection to " + address + " through the proxy within " + timeout.toMillis() + " ms");
        CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> result.completeExceptionally(late));
        return result;
    }
}
