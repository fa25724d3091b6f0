package wormhole.filetransfer.ssh;

import wormhole.api.Wormhole;
import wormhole.filetransfer.offer.Offer;
import wormhole.filetransfer.protocol.Messages;

/** A key that the other side offers, to be accepted or refused; until then the other side waits. */
public final class OfferedKey {
    private static final byte[] ACCEPTED = Messages.answer(new Offer.Text(""));

    private final Wormhole wormhole;
    private final PublicKeyLine line;

    OfferedKey(Wormhole wormhole, PublicKeyLine line) {
        this.wormhole = wormhole;
        this.line = line;
    }

    /**
     * What is offered.
     *
     * @return has the form of a key, and no more was looked at
     */
    public PublicKeyLine line() {
        return line;
    }

    /**
     * Tells the other side that the key was taken.
     *
     * @throws wormhole.api.error.WormholeClosedException the wormhole has ended
     */
    public void accept() {
        wormhole.send(ACCEPTED.clone());
    }

    /**
     * Tells the other side that the key was not taken.
     *
     * @param why for the people there
     * @throws wormhole.api.error.WormholeClosedException the wormhole has ended
     */
    public void refuse(String why) {
        wormhole.send(Messages.error(why));
    }
}
