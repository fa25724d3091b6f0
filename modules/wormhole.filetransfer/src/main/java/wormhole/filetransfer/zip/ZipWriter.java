package wormhole.filetransfer.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes the parts of an archive through one buffer. For one thread. */
public final class ZipWriter {
    private static final int BUFFER_BYTES = 128 * 1024;

    private final Output output;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long written;

    /** Where the archive goes. */
    @FunctionalInterface
    public interface Output {
        /**
         * Takes what comes next.
         *
         * @param bytes all of them are used
         * @throws IOException they cannot go there
         */
        void write(ByteBuffer bytes) throws IOException;
    }

    /**
     * At the beginning of an archive.
     *
     * @param output where it goes
     */
    public ZipWriter(Output output) {
        this.output = output;
    }

    // How many bytes came before what comes next.
    private long position() {
        return written + buffer.position();
    }

    /**
     * The buffer, with room for at least a byte: for content that is read straight into it.
     *
     * @return its position is where the content goes, and afterwards behind it
     * @throws IOException what was in it cannot be written
     */
    public ByteBuffer room() throws IOException {
        reserve(1);
        return buffer;
    }

    private void flush() throws IOException {
        buffer.flip();
        written += buffer.remaining();
        output.write(buffer);
        buffer.clear();
    }

    /**
     * What stands before the content of an entry.
     *
     * @param entry which
     * @throws IOException it cannot be written
     */
    public void local(EntryList.Cursor entry) throws IOException {
        var large = isLarge(entry);
        reserve(ZipFormat.LOCAL_BYTES + entry.name().length + ZipFormat.LOCAL_EXTRA64_BYTES);
        buffer.putInt(ZipFormat.LOCAL);
        common(entry, large);
        buffer.putInt(0).putInt(large ? -1 : 0).putInt(large ? -1 : 0);
        buffer.putShort((short) entry.name().length).putShort((short) (large ? ZipFormat.LOCAL_EXTRA64_BYTES : 0));
        buffer.put(entry.name());
        if (large) {
            buffer.putShort((short) ZipFormat.EXTRA64)
                    .putShort((short) 16)
                    .putLong(0)
                    .putLong(0);
        }
    }

    /**
     * What stands behind the content of an entry.
     *
     * @param entry its checksum is known
     * @throws IOException it cannot be written
     */
    public void descriptor(EntryList.Cursor entry) throws IOException {
        reserve(ZipFormat.DESCRIPTOR64_BYTES);
        buffer.putInt(ZipFormat.DESCRIPTOR).putInt(entry.checksum());
        if (isLarge(entry)) {
            buffer.putLong(entry.size()).putLong(entry.size());
        } else {
            buffer.putInt((int) entry.size()).putInt((int) entry.size());
        }
    }

    /**
     * What stands behind all entries, and the end.
     *
     * @param entries all that were written, in order
     * @throws IOException it cannot be written
     */
    public void directory(EntryList entries) throws IOException {
        long offset = 0;
        var begin = position();
        for (var entry = entries.cursor(); entry.next(); ) {
            central(entry, offset);
            offset += ZipFormat.localBytes(entry.name().length, entry.size(), entry.isDirectory());
        }
        end(entries.count(), begin);
    }

    private void central(EntryList.Cursor entry, long offset) throws IOException {
        var extra = ZipFormat.centralExtraBytes(entry.size(), offset);
        var beyond = ZipFormat.isBeyond(entry.size());
        var size = beyond ? -1 : (int) entry.size();
        reserve(ZipFormat.CENTRAL_BYTES + entry.name().length + extra);
        buffer.putInt(ZipFormat.CENTRAL);
        buffer.put((byte) version(isLarge(entry) || extra > 0)).put((byte) ZipFormat.MADE_BY_UNIX);
        common(entry, isLarge(entry) || extra > 0);
        buffer.putInt(entry.checksum()).putInt(size).putInt(size);
        buffer.putShort((short) entry.name().length).putShort((short) extra).putShort((short) 0);
        buffer.putShort((short) 0).putShort((short) 0).putInt(attributes(entry));
        buffer.putInt(ZipFormat.isBeyond(offset) ? -1 : (int) offset);
        buffer.put(entry.name());
        centralExtra(entry.size(), offset, extra);
    }

    private void centralExtra(long size, long offset, int bytes) {
        if (bytes > 0) {
            buffer.putShort((short) ZipFormat.EXTRA64).putShort((short) (bytes - 4));
        }
        if (ZipFormat.isBeyond(size)) {
            buffer.putLong(size).putLong(size);
        }
        if (ZipFormat.isBeyond(offset)) {
            buffer.putLong(offset);
        }
    }

    private void end(long count, long offset) throws IOException {
        var bytes = position() - offset;
        reserve(ZipFormat.END_BYTES + ZipFormat.END64_BYTES + ZipFormat.LOCATOR64_BYTES);
        if (ZipFormat.needsEnd64(count, offset, bytes)) {
            end64(count, bytes, offset);
        }
        var shortCount = (short) Math.min(count, ZipFormat.MARKER_SHORT);
        buffer.putInt(ZipFormat.END).putInt(0).putShort(shortCount).putShort(shortCount);
        buffer.putInt((int) Math.min(bytes, ZipFormat.MARKER)).putInt((int) Math.min(offset, ZipFormat.MARKER));
        buffer.putShort((short) 0);
        flush();
    }

    private void end64(long count, long bytes, long offset) {
        var at = position();
        buffer.putInt(ZipFormat.END64).putLong(ZipFormat.END64_BYTES - 12);
        buffer.putShort((short) ZipFormat.VERSION64).putShort((short) ZipFormat.VERSION64);
        buffer.putInt(0).putInt(0).putLong(count).putLong(count).putLong(bytes).putLong(offset);
        buffer.putInt(ZipFormat.LOCATOR64).putInt(0).putLong(at).putInt(1);
    }

    // Version, flags, method, time and date stand in both headers.
    private void common(EntryList.Cursor entry, boolean zip64) {
        var descriptor = entry.isDirectory() ? 0 : ZipFormat.FLAG_DESCRIPTOR;
        buffer.putShort((short) version(zip64)).putShort((short) (descriptor | utf8(entry.name())));
        buffer.putShort((short) ZipFormat.STORED).putInt(ZipFormat.dosTime(entry.modified()));
    }

    private static int utf8(byte[] name) {
        for (var octet : name) {
            if (octet < 0) {
                return ZipFormat.FLAG_UTF8;
            }
        }
        return 0;
    }

    private static int attributes(EntryList.Cursor entry) {
        return entry.mode() << 16 | (entry.isDirectory() ? ZipFormat.ATTRIBUTE_DIRECTORY : 0);
    }

    private static boolean isLarge(EntryList.Cursor entry) {
        return !entry.isDirectory() && ZipFormat.isLarge(entry.size());
    }

    private static int version(boolean zip64) {
        return zip64 ? ZipFormat.VERSION64 : ZipFormat.VERSION;
    }

    private void reserve(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
    }
}
