package wormhole.core.conversation;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wormhole.core.effect.Step;
import wormhole.core.effect.Verdict;
import wormhole.core.queue.Fifo;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.Phase;
import wormhole.json.JsonRefusedException;
import wormhole.json.StrictJson;

/**
 * The numbering of what is sent and the order of what is received. Knows nothing of the server and of keys. It takes the place
 * of Send and of the ordering in Boss of the reference ({@code _send.py}, {@code _boss.py}).
 *
 * @param open whether the key is confirmed, so that messages may go out
 * @param nextOut the number of our next message
 * @param waiting our messages that wait for the key to be confirmed
 * @param nextIn the number of the peer's message that is delivered next
 * @param ahead the peer's messages that came before one they follow
 * @param dilation the peer's dilation messages, for who dilates later
 */
public record Conversation(
        boolean open,
        long nextOut,
        Fifo<Bytes> waiting,
        long nextIn,
        Map<Long, Bytes> ahead,
        Map<Long, Bytes> dilation) {
    /** Before anything was said. */
    public static final Conversation START = new Conversation(false, 0, Fifo.empty(), 0, Map.of(), Map.of());

    /**
     * The application sends a message.
     *
     * @param message its content
     * @return posts it, or keeps it until the key is confirmed
     */
    public Step<Conversation, ConversationReport> send(Bytes message) {
        return open
                ? Step.to(
                        new Conversation(true, nextOut + 1, waiting, nextIn, ahead, dilation),
                        new ConversationReport.Post(Phase.numbered(nextOut), message))
                : Step.to(new Conversation(false, nextOut + 1, waiting.plus(message), nextIn, ahead, dilation));
    }

    /** {@return the key is confirmed: posts what waited} */
    public Step<Conversation, ConversationReport> confirmed() {
        var posts = new ArrayList<ConversationReport>();
        var number = nextOut - waiting.size();
        for (var message : waiting) {
            posts.add(new ConversationReport.Post(Phase.numbered(number++), message));
        }
        return new Step<>(new Conversation(true, nextOut, Fifo.empty(), nextIn, ahead, dilation), List.copyOf(posts));
    }

    /**
     * A message of the peer was opened. A phase nobody knows is dropped, as in the reference.
     *
     * @param phase its name; each comes once
     * @param plaintext its content
     * @param limit how many are kept while one before them is missing
     * @return delivers what is next in order
     */
    public Step<Conversation, ConversationReport> opened(Phase phase, Bytes plaintext, int limit) {
        if (phase.equals(Phase.VERSION)) {
            return versions(plaintext);
        }
        if (phase.number().isPresent()) {
            return numbered(phase.number().getAsLong(), plaintext, limit);
        }
        var dilate = phase.dilationNumber();
        return dilate.isPresent() && dilation.size() < limit
                ? Step.to(new Conversation(
                        open, nextOut, waiting, nextIn, ahead, with(dilation, dilate.getAsLong(), plaintext)))
                : Step.to(this);
    }

    private Step<Conversation, ConversationReport> versions(Bytes plaintext) {
        try {
            var value = StrictJson.peerObject(plaintext.unsafeArray()).get("app_versions");
            if (value == null) {
                return Step.to(this, new ConversationReport.Versions(JsonObject.EMPTY_JSON_OBJECT));
            }
            return value instanceof JsonObject object
                    ? Step.to(this, new ConversationReport.Versions(object))
                    : misbehaved("a version message with a JSON " + value.getValueType() + " as app_versions");
        } catch (JsonRefusedException e) {
            return misbehaved("a version message that is " + e.getMessage());
        }
    }

    private Step<Conversation, ConversationReport> numbered(long number, Bytes plaintext, int limit) {
        if (number < nextIn) {
            return Step.to(this);
        }
        if (number > nextIn) {
            return ahead.size() >= limit
                    ? misbehaved("more than " + limit + " messages after one that is missing")
                    : Step.to(
                            new Conversation(open, nextOut, waiting, nextIn, with(ahead, number, plaintext), dilation));
        }
        var deliveries = new ArrayList<ConversationReport>(List.of(new ConversationReport.Deliver(plaintext)));
        var rest = new HashMap<>(ahead);
        var next = number + 1;
        for (var follower = rest.remove(next); follower != null; follower = rest.remove(next)) {
            deliveries.add(new ConversationReport.Deliver(follower));
            next++;
        }
        return new Step<>(
                new Conversation(open, nextOut, waiting, next, Map.copyOf(rest), dilation), List.copyOf(deliveries));
    }

    private Step<Conversation, ConversationReport> misbehaved(String what) {
        return Step.to(
                this,
                new ConversationReport.Failed(new Verdict(Verdict.Kind.PEER_MISBEHAVED, "the peer sent " + what)));
    }

    private static Map<Long, Bytes> with(Map<Long, Bytes> map, long number, Bytes plaintext) {
        var more = new HashMap<>(map);
        more.put(number, plaintext);
        return Map.copyOf(more);
    }
}
