package wormhole.transit.record;

/** Takes the plaintexts of records, in order. */
@FunctionalInterface
public interface RecordSink {
    /**
     * A record was opened.
     *
     * @param array holds the plaintext: either the array that was given to the decoder, which the caller may go on using, or the
     *     decoder's own, valid only during the call
     * @param offset where the plaintext begins
     * @param length of the plaintext; may be 0
     */
    void record(byte[] array, int offset, int length);
}
