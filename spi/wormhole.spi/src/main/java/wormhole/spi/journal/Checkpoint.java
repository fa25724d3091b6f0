package wormhole.spi.journal;

/**
 * The whole state of one wormhole at one moment, sealed under a key the journal does not have.
 *
 * @param sealed ciphertext; of no use to whoever reads the journal. Not copied: neither side may change it.
 */
public record Checkpoint(byte[] sealed) {
    @Override
    public String toString() {
        return "Checkpoint[" + sealed.length + " bytes]";
    }
}
