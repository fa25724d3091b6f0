package wormhole.api;

import java.util.Optional;

/**
 * What the mailbox server says to everyone who connects. Unchecked input from the server, cut to size: escape it before it
 * reaches a terminal.
 *
 * @param motd a message for people, at most 4,096 characters
 * @param currentCliVersion the version of the reference's command line that the server's keeper would like to see
 * @param yourAddress how the server sees us: a literal address, IPv4 or IPv6; absent if it makes no sense
 * @param json the whole object, for what has no accessor here
 */
public record Welcome(
        Optional<String> motd, Optional<String> currentCliVersion, Optional<String> yourAddress, String json) {}
