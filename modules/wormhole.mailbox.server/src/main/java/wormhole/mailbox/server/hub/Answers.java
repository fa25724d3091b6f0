package wormhole.mailbox.server.hub;

import jakarta.json.JsonObject;
import java.util.List;
import wormhole.mailbox.server.wire.Command;
import wormhole.mailbox.server.wire.Frame;
import wormhole.mailbox.server.wire.FrameWriter;
import wormhole.mailbox.server.wire.MalformedException;

/** The messages of the server, as they stand in the table of the mailbox protocol. */
final class Answers {
    private final FrameWriter writer = new FrameWriter();
    private final HubOptions options;

    Answers(HubOptions options) {
        this.options = options;
    }

    Frame welcome(PeerAddress address, long now) {
        writer.begin().key("welcome").put('{');
        options.motd().ifPresent(text -> writer.text("motd", text));
        options.advertiseVersion().ifPresent(text -> writer.text("current_cli_version", text));
        options.signalError().ifPresent(text -> writer.text("error", text));
        writer.key("your-address").put('{').key("port").raw(Integer.toString(address.port()));
        writer.text(address.ipv6() ? "ipv6" : "ipv4", address.host()).raw("}}");
        return end("welcome", now);
    }

    Frame ack(Command command, long now) throws MalformedException {
        command.copy("id", writer.begin(), "id");
        return end("ack", now);
    }

    Frame pong(Command ping, long now) throws MalformedException {
        ping.copy("ping", writer.begin(), "pong");
        return end("pong", now);
    }

    Frame error(String text, JsonObject orig, long now) {
        writer.begin().text("error", text).json("orig", orig);
        return end("error", now);
    }

    Frame nameplates(List<String> names, long now) {
        writer.begin().key("nameplates").put('[');
        var separator = "{";
        for (var name : names) {
            writer.raw(separator).text("id", name).put('}');
            separator = ", {";
        }
        writer.put(']');
        return end("nameplates", now);
    }

    Frame allocated(String nameplate, long now) {
        writer.begin().text("nameplate", nameplate);
        return end("allocated", now);
    }

    Frame claimed(String mailbox, long now) {
        writer.begin().text("mailbox", mailbox);
        return end("claimed", now);
    }

    Frame bare(String type, long now) {
        writer.begin();
        return end(type, now);
    }

    /** A message as it goes to those who listen: phase, body and id exactly as the client wrote them. */
    Frame live(String side, Command add, long now) throws MalformedException {
        writer.begin().text("side", side);
        add.copy("phase", writer, "phase");
        add.copy("body", writer, "body");
        writer.seconds("server_rx", now);
        add.copy("id", writer, "id");
        return end("message", now);
    }

    /** A message as it is replayed. */
    Frame stored(StoredMessage message, long now) {
        writer.begin().text("side", message.side());
        writer.nullable("phase", message.phase()).nullable("body", message.body());
        writer.seconds("server_rx", message.serverRx()).nullable("id", message.id());
        return end("message", now);
    }

    private Frame end(String type, long now) {
        return writer.text("type", type).seconds("server_tx", now).end();
    }
}
