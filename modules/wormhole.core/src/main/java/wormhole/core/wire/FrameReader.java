package wormhole.core.wire;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HexFormat;
import java.util.List;
import wormhole.api.Limits;
import wormhole.api.Nameplate;
import wormhole.api.error.CodeFormatException;
import wormhole.json.JsonRefusedException;
import wormhole.json.StrictJson;

/** Server frames from JSON, checked for form. */
public final class FrameReader {
    /** The most digits a server may give a nameplate (protocol H.1). */
    static final int MAX_NAMEPLATE_DIGITS = 40;

    private static final int MAX_ERROR_LENGTH = 256;

    private FrameReader() {}

    /**
     * Reads a frame.
     *
     * @param text as it came
     * @param limits how long it may be, and how many nameplates of a listing are kept
     * @return the frame; one of an unknown type is {@link ServerFrame.Ignorable}
     * @throws BadFrameException too long, not JSON, no type, or a field that has to be there is not, or is of the wrong kind
     */
    public static ServerFrame read(String text, Limits limits) throws BadFrameException {
        // A link has this limit too, in bytes, lest it reads without end; here it holds whatever the link is.
        if (text.length() > limits.maxFrameBytes()) {
            throw new BadFrameException("the mailbox server sent a frame that is too long");
        }
        try {
            return frame(StrictJson.object(text), limits.maxNameplates());
        } catch (JsonRefusedException e) {
            throw new BadFrameException("the mailbox server sent " + e.getMessage());
        } catch (CodeFormatException e) {
            throw new BadFrameException("the mailbox server sent a nameplate that is none");
        }
    }

    private static ServerFrame frame(JsonObject json, int maxNameplates) throws BadFrameException {
        var type = string(json, "type", 64);
        switch (type) {
            case "welcome":
                return new ServerFrame.Welcome(object(json, "welcome"));
            case "nameplates":
                return new ServerFrame.Nameplates(nameplates(json, maxNameplates));
            case "allocated":
                return new ServerFrame.Allocated(new Nameplate(string(json, "nameplate", MAX_NAMEPLATE_DIGITS)));
            case "claimed":
                return new ServerFrame.Claimed(new MailboxId(string(json, "mailbox", MailboxId.MAX_LENGTH)));
            case "released":
                return new ServerFrame.Released();
            case "closed":
                return new ServerFrame.Closed();
            case "message":
                return message(json);
            case "error":
                return refused(json);
            default:
                return new ServerFrame.Ignorable();
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static ServerFrame refused(JsonObject json) throws BadFrameException {
        var text = Printable.cut(anyString(json, "error"), MAX_ERROR_LENGTH);
        var request = json.get("orig") instanceof JsonObject orig ? orig.get("type") : null;
        return new ServerFrame.Refused(text, request instanceof JsonString type ? type.getString() : "");
    }

    private static ServerFrame message(JsonObject json) throws BadFrameException {
        var sideName = string(json, "side", Side.MAX_LENGTH);
        var phaseName = string(json, "phase", Phase.MAX_LENGTH);
        var body = anyString(json, "body");
        if (!isAscii(sideName) || !isAscii(phaseName)) {
            return new ServerFrame.Ignorable(); // no implementation can have sealed it
        }
        var side = new Side(sideName);
        var phase = new Phase(phaseName);
        try {
            return new ServerFrame.Message(
                    side, phase, Bytes.owning(HexFormat.of().parseHex(body)));
        } catch (IllegalArgumentException e) {
            return new ServerFrame.GarbledMessage(side);
        }
    }

    // One bad entry among many is no reason to give up: it only fails to complete.
    private static List<Nameplate> nameplates(JsonObject json, int most) throws BadFrameException {
        if (!(json.get("nameplates") instanceof jakarta.json.JsonArray array)) {
            throw missing(json, "nameplates");
        }
        return array.stream()
                .filter(JsonObject.class::isInstance)
                .map(entry -> entry.asJsonObject().get("id"))
                .filter(JsonString.class::isInstance)
                .map(id -> ((JsonString) id).getString())
                .filter(FrameReader::isNameplate)
                .limit(most)
                .map(Nameplate::new)
                .toList();
    }

    private static boolean isNameplate(String id) {
        return !id.isEmpty()
                && id.length() <= MAX_NAMEPLATE_DIGITS
                && id.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static JsonObject object(JsonObject json, String key) throws BadFrameException {
        if (json.get(key) instanceof JsonObject object) {
            return object;
        }
        throw missing(json, key);
    }

    private static String string(JsonObject json, String key, int maxLength) throws BadFrameException {
        var text = anyString(json, key);
        if (text.isEmpty() && !key.equals("side") && !key.equals("phase") || text.length() > maxLength) {
            throw new BadFrameException("the mailbox server sent '" + key + "' of " + text.length() + " characters");
        }
        return text;
    }

    private static String anyString(JsonObject json, String key) throws BadFrameException {
        if (json.get(key) instanceof JsonString string) {
            return string.getString();
        }
        throw missing(json, key);
    }

    private static BadFrameException missing(JsonObject json, String key) {
        JsonValue value = json.get(key);
        return new BadFrameException("the mailbox server sent a frame "
                + (value == null ? "without '" + key + "'" : "with a " + value.getValueType() + " as '" + key + "'"));
    }
}
