package wormhole.core.wire;

import jakarta.json.JsonObjectBuilder;
import java.util.HexFormat;
import wormhole.json.StrictJson;

/** Client frames as JSON. */
public final class FrameWriter {
    private FrameWriter() {}

    /**
     * Writes a frame.
     *
     * @param frame what to say
     * @param id echoed by the server in its acknowledgement; any short text
     * @return one JSON object
     */
    public static String write(ClientFrame frame, String id) {
        return fields(frame).add("id", id).build().toString();
    }

    private static JsonObjectBuilder fields(ClientFrame frame) {
        var json = StrictJson.newObject().add("type", frame.type());
        if (frame instanceof ClientFrame.Bind bind) {
            json.add("appid", bind.appId().value())
                    .add("side", bind.side().value())
                    .add("client_version", StrictJson.newArray(bind.clientVersion()));
        } else if (frame instanceof ClientFrame.Claim claim) {
            json.add("nameplate", claim.nameplate().value());
        } else if (frame instanceof ClientFrame.Release release) {
            json.add("nameplate", release.nameplate().value());
        } else if (frame instanceof ClientFrame.Open open) {
            json.add("mailbox", open.mailbox().value());
        } else if (frame instanceof ClientFrame.Add add) {
            json.add("phase", add.phase().name())
                    .add("body", HexFormat.of().formatHex(add.body().unsafeArray()));
        } else if (frame instanceof ClientFrame.Close close) {
            json.add("mailbox", close.mailbox().value())
                    .add("mood", close.mood().word());
        }
        return json;
    }
}
