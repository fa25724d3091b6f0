package wormhole.filetransfer.protocol;

import java.nio.charset.StandardCharsets;
import wormhole.filetransfer.offer.Offer;
import wormhole.json.AsciiJson;

/**
 * What one side says to the other, one object with one key each, spelled as the reference spells it ({@code cli/cmd_send.py},
 * {@code cli/cmd_receive.py}).
 */
public final class Messages {
    /** The only way a directory is sent, though stored entries are within it. */
    static final String ZIP_MODE = "zipfile/deflated";

    /** What the reference tells the peer when the verifiers differ ({@code cli/cmd_send.py}). */
    public static final String VERIFIER_REJECTED = "sender rejected verification check, abandoned transfer";

    /** What a peer is told whose counterpart's user has cancelled. */
    public static final String CANCELLED = "transfer cancelled by the other side";

    private Messages() {}

    /**
     * The offer.
     *
     * @param offer what is offered
     * @return JSON in ASCII
     */
    public static byte[] offer(Offer offer) {
        if (offer instanceof Offer.Text text) {
            return bytes("{\"offer\": {\"message\": " + AsciiJson.quoted(text.text()) + "}}");
        } else if (offer instanceof Offer.File file) {
            return bytes("{\"offer\": {\"file\": {\"filename\": " + AsciiJson.quoted(file.name()) + ", \"filesize\": "
                    + file.bytes() + "}}}");
        }
        var directory = (Offer.Directory) offer;
        return bytes("{\"offer\": {\"directory\": {\"mode\": \"" + ZIP_MODE + "\", \"dirname\": "
                + AsciiJson.quoted(directory.name()) + ", \"zipsize\": " + directory.zipBytes() + ", \"numbytes\": "
                + directory.bytes() + ", \"numfiles\": " + directory.files() + "}}}");
    }

    /**
     * The offer of a pipe.
     *
     * @param lot what decides who decides on the connection
     * @return JSON in ASCII
     */
    public static byte[] pipe(String lot) {
        return bytes("{\"offer\": {\"" + PipeConversation.OFFER + "\": {\"lot\": " + AsciiJson.quoted(lot) + "}}}");
    }

    /**
     * How the speaker can be reached.
     *
     * @param abilities a JSON array
     * @param hints a JSON array
     * @return JSON in ASCII
     */
    public static byte[] transit(String abilities, String hints) {
        return bytes("{\"transit\": {\"abilities-v1\": " + abilities + ", \"hints-v1\": " + hints + "}}");
    }

    /**
     * That an offer is accepted.
     *
     * @param offer which
     * @return JSON in ASCII
     */
    public static byte[] answer(Offer offer) {
        var what = offer instanceof Offer.Text ? "message_ack" : "file_ack";
        return bytes("{\"answer\": {\"" + what + "\": \"ok\"}}");
    }

    /**
     * That it ends here.
     *
     * @param why for the people on the other side
     * @return JSON in ASCII
     */
    public static byte[] error(String why) {
        return bytes("{\"error\": " + AsciiJson.quoted(why) + "}");
    }

    /**
     * The last record of all: everything arrived.
     *
     * @param sha256 of what arrived, in lower-case hex
     * @return JSON in ASCII
     */
    public static byte[] acknowledgement(String sha256) {
        return bytes("{\"ack\": \"ok\", \"sha256\": " + AsciiJson.quoted(sha256) + "}");
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
