package wormhole.cli.code;

import java.net.URI;
import java.util.Optional;
import wormhole.api.Code;
import wormhole.api.WormholeUri;
import wormhole.api.error.CodeFormatException;

/** What the QR code of a code holds: the shortest link that leads to it, which is the reference's. */
public final class CodeLink {
    private CodeLink() {}

    /**
     * The link of a code.
     *
     * @param code the whole of it
     * @param mailbox where it is meant for; empty for the public server
     * @return secret; letters of any script stand in it as they are, unless the server must be named too
     */
    public static String of(String code, Optional<URI> mailbox) {
        var plain = WormholeUri.SCHEME + ":" + code;
        var isPlain = mailbox.isEmpty() && leadsTo(code, plain);
        return isPlain ? plain : new WormholeUri(Code.of(code), mailbox, WormholeUri.Role.FOLLOWER).reveal();
    }

    private static boolean leadsTo(String code, String link) {
        try {
            return WormholeUri.parse(link).code().reveal().equals(code);
        } catch (CodeFormatException e) {
            return false;
        }
    }
}
