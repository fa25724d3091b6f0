package wormhole.core.session;

import java.time.Duration;
import java.util.List;
import wormhole.api.AppId;
import wormhole.api.Limits;
import wormhole.core.wire.Bytes;

/**
 * What a session is for; never changes.
 *
 * @param appId the application
 * @param clientVersion implementation and version, for the server's statistics
 * @param versions the whole version message, JSON in UTF-8
 * @param mailboxUrl only for the status shown to people
 * @param limits what strangers may make us hold
 * @param closeTimeout how long closing may take
 */
public record SessionConfig(
        AppId appId,
        List<String> clientVersion,
        Bytes versions,
        String mailboxUrl,
        Limits limits,
        Duration closeTimeout) {}
