package wormhole.runtime.flavour;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Optional;
import wormhole.api.Welcome;
import wormhole.core.wire.Printable;

/** Makes a welcome of what the server says, without believing more than makes sense. */
final class WelcomeView {
    private static final int MAX_MOTD = 4096;
    private static final int MAX_VERSION = 64;

    private WelcomeView() {}

    static Welcome of(JsonObject content) {
        return new Welcome(
                text(content, "motd", MAX_MOTD),
                text(content, "current_cli_version", MAX_VERSION),
                address(content),
                content.toString());
    }

    private static Optional<String> text(JsonObject content, String key, int maxLength) {
        return content.get(key) instanceof JsonString string
                ? Optional.of(Printable.cut(string.getString(), maxLength))
                : Optional.empty();
    }

    private static Optional<String> address(JsonObject content) {
        if (!(content.get("your-address") instanceof JsonObject address)) {
            return Optional.empty();
        }
        return text(address, "ipv4", 64)
                .filter(WelcomeView::isPublicIpv4)
                .or(() -> text(address, "ipv6", 64).filter(WelcomeView::isIpv6));
    }

    // Digits and dots only, so nothing is ever looked up; loopback is how a server on this machine sees us, and no use.
    private static boolean isPublicIpv4(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4 || parts[0].equals("127") || parts[0].equals("0")) {
            return false;
        }
        for (var part : parts) {
            if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpv6(String text) {
        return text.matches("[0-9a-fA-F:.]{2,45}")
                && text.indexOf(':') >= 0
                && !text.equals("::1")
                && !text.equals("::");
    }
}
