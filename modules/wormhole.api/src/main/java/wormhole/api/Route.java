package wormhole.api;

/** Which way connections may go. */
public enum Route {
    /** Directly. */
    DIRECT,
    /** Through Tor alone; where that is not possible it is an error, never a direct connection instead. */
    TOR_ONLY
}
