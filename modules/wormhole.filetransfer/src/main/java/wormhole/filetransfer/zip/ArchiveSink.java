package wormhole.filetransfer.zip;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes what a {@link ZipReader} reads. */
public interface ArchiveSink {
    /**
     * An entry begins.
     *
     * @param name checked
     * @param announced its size if the header tells, otherwise 0
     * @throws IOException it cannot be stored
     */
    void begin(EntryName name, long announced) throws IOException;

    /**
     * Content of the entry.
     *
     * @param content used until this returns
     * @throws IOException it cannot be stored
     */
    void write(ByteBuffer content) throws IOException;

    /**
     * The entry ends; its checksum is right.
     *
     * @throws IOException it cannot be stored
     */
    void end() throws IOException;

    /**
     * The mode of an entry that came before.
     *
     * @param name checked, and the same as then
     * @param mode type and permissions; 0 if there is none
     * @throws IOException it cannot have that mode
     */
    void mode(EntryName name, int mode) throws IOException;
}
