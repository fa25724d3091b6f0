package wormhole.filetransfer.zip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The entries of a directory that is sent, in order, packed: about 30 bytes each besides what a name does not share with the
 * one before it. Grows only; read from the front with a {@link Cursor}.
 */
public final class EntryList {
    /** The longest name. */
    public static final int MAX_NAME_BYTES = 0xffff;

    private byte[] names = new byte[4096];
    private int namesEnd;
    private long[] sizes = new long[64];
    private long[] times = new long[64];
    private int[] modes = new int[64];
    private int[] checksums = new int[64];
    private byte[] previous = {};
    private int count;

    /**
     * How many there are.
     *
     * @return entries
     */
    public int count() {
        return count;
    }

    /**
     * Adds an entry.
     *
     * @param name of at most {@link #MAX_NAME_BYTES} in UTF-8; a directory's ends with a slash
     * @param mode type and permissions
     * @param size in bytes; 0 for a directory
     * @param modified milliseconds since 1970
     */
    public void add(String name, int mode, long size, long modified) {
        if (count == sizes.length) {
            grow();
        }
        sizes[count] = size;
        times[count] = modified;
        modes[count] = mode;
        count++;
        addName(name.getBytes(StandardCharsets.UTF_8));
    }

    private void grow() {
        var larger = Math.addExact(count, count / 2);
        sizes = Arrays.copyOf(sizes, larger);
        times = Arrays.copyOf(times, larger);
        modes = Arrays.copyOf(modes, larger);
        checksums = Arrays.copyOf(checksums, larger);
    }

    // The length shared with the previous name, the length of the rest, the rest.
    private void addName(byte[] name) {
        var mismatch = Arrays.mismatch(previous, name);
        var shared = mismatch < 0 ? name.length : mismatch;
        var rest = name.length - shared;
        var needed = Math.addExact(namesEnd, 4 + rest);
        if (needed > names.length) {
            names = Arrays.copyOf(names, Math.max(needed, Math.addExact(names.length, names.length / 2)));
        }
        putShort(shared);
        putShort(rest);
        System.arraycopy(name, shared, names, namesEnd, rest);
        namesEnd += rest;
        previous = name;
    }

    private void putShort(int value) {
        names[namesEnd++] = (byte) (value >>> 8);
        names[namesEnd++] = (byte) value;
    }

    /**
     * To walk over them.
     *
     * @return before the first
     */
    public Cursor cursor() {
        return new Cursor();
    }

    /** Walks over the entries. Begins before the first. */
    public final class Cursor {
        private int index = -1;
        private int at;
        private byte[] name = {};

        private Cursor() {}

        /**
         * Goes to the next.
         *
         * @return whether there is one
         */
        public boolean next() {
            if (index + 1 >= count) {
                return false;
            }
            index++;
            var shared = takeShort();
            var rest = takeShort();
            name = Arrays.copyOf(name, shared + rest);
            System.arraycopy(names, at, name, shared, rest);
            at += rest;
            return true;
        }

        private int takeShort() {
            return (names[at++] & 0xff) << 8 | names[at++] & 0xff;
        }

        byte[] name() {
            return name;
        }

        /**
         * The name.
         *
         * @return a directory's ends with a slash
         */
        public String text() {
            return new String(name, StandardCharsets.UTF_8);
        }

        /**
         * Whether it is a directory.
         *
         * @return by its name
         */
        public boolean isDirectory() {
            return name[name.length - 1] == '/';
        }

        /**
         * The size of the content.
         *
         * @return bytes
         */
        public long size() {
            return sizes[index];
        }

        /**
         * When it was changed.
         *
         * @return milliseconds since 1970
         */
        public long modified() {
            return times[index];
        }

        int mode() {
            return modes[index];
        }

        int checksum() {
            return checksums[index];
        }

        /**
         * Remembers the checksum of the content, for the descriptor and the central directory.
         *
         * @param crc of all of it
         */
        public void checksum(int crc) {
            checksums[index] = crc;
        }
    }
}
