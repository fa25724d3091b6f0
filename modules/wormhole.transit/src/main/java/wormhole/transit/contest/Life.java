package wormhole.transit.contest;

/** How far a contest is. */
enum Life {
    /** Nothing was asked for. */
    NEW,
    /** Our hints are being found out or are out; the peer's are not here. */
    OFFERING,
    /** The peer's hints are here. */
    CONNECTING,
    /** It has ended. */
    OVER
}
