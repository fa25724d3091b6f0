package wormhole.mailbox.server.websocket;

import java.time.Duration;

/**
 * How the front behaves.
 *
 * @param limits how much strangers may make it keep
 * @param trustRealIp whether {@code X-Real-IP} and {@code X-Real-Port} say where a client comes from
 * @param pingInterval how often clients are pinged
 * @param pingTimeout how long a client may be silent, pings included
 * @param serverField what the {@code Server} field of HTTP answers says
 */
public record FrontOptions(
        FrontLimits limits, boolean trustRealIp, Duration pingInterval, Duration pingTimeout, String serverField) {}
