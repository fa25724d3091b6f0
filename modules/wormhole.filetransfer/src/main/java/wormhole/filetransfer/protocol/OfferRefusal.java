package wormhole.filetransfer.protocol;

/** An offer cannot be taken. The message is for the peer, in the reference's words where it has some. */
final class OfferRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    /** What the reference says whatever the reason. */
    static final String REJECTED = "transfer rejected";

    OfferRefusal(String message) {
        super(message);
    }

    static OfferRefusal rejected() {
        return new OfferRefusal(REJECTED);
    }
}
