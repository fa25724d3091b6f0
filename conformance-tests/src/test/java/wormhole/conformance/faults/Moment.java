package wormhole.conformance.faults;

/** How far the other side goes. */
enum Moment {
    /** It has the key, and has said nothing. */
    KEY,
    /** It has offered, or has accepted; but does not look for a connection. */
    CONNECTING,
    /** Some of the bytes went through. */
    DATA,
    /** All bytes went through; that they have arrived was not said. */
    CONFIRMING
}
