package wormhole.filetransfer.zip;

/**
 * What an archive amounts to, before it is written.
 *
 * @param files those that are no directories
 * @param content their bytes
 * @param archive all bytes of the archive
 */
public record ArchiveSize(long files, long content, long archive) {
    /**
     * Computes it.
     *
     * @param entries what will be in it
     * @return to the byte what {@link ZipWriter} writes
     */
    public static ArchiveSize of(EntryList entries) {
        long files = 0;
        long content = 0;
        long offset = 0;
        long central = 0;
        for (var entry = entries.cursor(); entry.next(); ) {
            files += entry.isDirectory() ? 0 : 1;
            content += entry.size();
            central += ZipFormat.centralBytes(entry.name().length, entry.size(), offset);
            offset += ZipFormat.localBytes(entry.name().length, entry.size(), entry.isDirectory());
        }
        return new ArchiveSize(files, content, offset + central + ZipFormat.endBytes(entries.count(), offset, central));
    }
}
