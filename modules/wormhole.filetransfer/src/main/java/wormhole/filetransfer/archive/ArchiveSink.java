package wormhole.filetransfer.archive;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes what a {@link ZipReader} reads. */
interface ArchiveSink {
    /**
     * An entry begins.
     *
     * @param name checked
     * @param announced its size if the header tells, otherwise 0
     */
    void begin(EntryName name, long announced) throws IOException;

    /** Content of the entry. */
    void write(ByteBuffer content) throws IOException;

    /** The entry ends; its checksum is right. */
    void end() throws IOException;

    /**
     * The mode of an entry that came before.
     *
     * @param name checked, and the same as then
     * @param mode type and permissions; 0 if there is none
     */
    void mode(EntryName name, int mode) throws IOException;
}
