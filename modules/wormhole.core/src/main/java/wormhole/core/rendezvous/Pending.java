package wormhole.core.rendezvous;

import java.util.List;
import wormhole.core.queue.Fifo;
import wormhole.core.wire.ClientFrame;

/**
 * What was posted and is not stored, as far as the server has said.
 *
 * @param messages in order
 */
public record Pending(Fifo<Posted> messages) {
    static final Pending NONE = new Pending(Fifo.empty());

    Pending plus(Posted posted) {
        return new Pending(messages.plus(posted));
    }

    /** This one if that message is none of them. */
    Pending without(Posted posted) {
        var rest = messages.without(posted::equals);
        return rest == messages ? this : new Pending(rest);
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /**
     * How many there are.
     *
     * @return messages, the application's and the protocol's
     */
    public int size() {
        return messages.size();
    }

    /**
     * How many of them are the application's.
     *
     * @return messages
     */
    public long numbered() {
        return messages.toList().stream()
                .filter(posted -> posted.phase().number().isPresent())
                .count();
    }

    /** {@return how they are said to the server, in order} */
    public List<ClientFrame.Add> frames() {
        return messages.toList().stream().map(Posted::add).toList();
    }
}
