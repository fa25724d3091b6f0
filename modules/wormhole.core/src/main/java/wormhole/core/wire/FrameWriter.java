package wormhole.core.wire;

import jakarta.json.JsonObjectBuilder;
import java.util.HexFormat;
import wormhole.core.json.StrictJson;

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
        if (frame instanceof ClientFrame.Bind bind) {
            return bind(bind);
        } else if (frame instanceof ClientFrame.ListNameplates) {
            return typed("list");
        } else if (frame instanceof ClientFrame.Allocate) {
            return typed("allocate");
        } else if (frame instanceof ClientFrame.Claim claim) {
            return typed("claim").add("nameplate", claim.nameplate().value());
        } else if (frame instanceof ClientFrame.Release release) {
            return typed("release").add("nameplate", release.nameplate().value());
        } else if (frame instanceof ClientFrame.Open open) {
            return typed("open").add("mailbox", open.mailbox().value());
        } else if (frame instanceof ClientFrame.Add add) {
            return typed("add")
                    .add("phase", add.phase().name())
                    .add("body", HexFormat.of().formatHex(add.body().unsafeArray()));
        } else if (frame instanceof ClientFrame.Close close) {
            return typed("close")
                    .add("mailbox", close.mailbox().value())
                    .add("mood", close.mood().word());
        }
        throw new AssertionError("a client frame without a form");
    }

    private static JsonObjectBuilder bind(ClientFrame.Bind bind) {
        return typed("bind")
                .add("appid", bind.appId().value())
                .add("side", bind.side().value())
                .add("client_version", StrictJson.newArray(bind.clientVersion()));
    }

    private static JsonObjectBuilder typed(String type) {
        return StrictJson.newObject().add("type", type);
    }
}
