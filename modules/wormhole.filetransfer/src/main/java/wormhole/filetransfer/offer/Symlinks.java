package wormhole.filetransfer.offer;

/** What is done with symbolic links inside a directory that is sent. */
public enum Symlinks {
    /** Send what they point to, as the reference does. A link that leads back to a directory above it cannot be sent. */
    FOLLOW,
    /** Leave them out. */
    SKIP,
    /** Do not send a directory that holds one. */
    REFUSE
}
