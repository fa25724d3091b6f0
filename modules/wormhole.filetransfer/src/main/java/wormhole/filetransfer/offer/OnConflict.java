package wormhole.filetransfer.offer;

/** What is done when something stands already where what is received should go. */
public enum OnConflict {
    /** Refuse it. */
    FAIL,
    /** Take another name: {@code NAME (1).EXT}. */
    RENAME,
    /** Replace it, if it is a file and a file is received; refuse otherwise. */
    OVERWRITE
}
