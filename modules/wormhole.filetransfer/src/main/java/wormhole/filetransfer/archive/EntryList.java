package wormhole.filetransfer.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The entries of a directory that is sent, in order, packed: about 30 bytes each besides what a name does not share with the
 * one before it. Grows only; read from the front with a {@link Cursor}.
 */
final class EntryList {
    private byte[] names = new byte[4096];
    private int namesEnd;
    private long[] sizes = new long[64];
    private long[] times = new long[64];
    private int[] modes = new int[64];
    private int[] checksums = new int[64];
    private byte[] previous = {};
    private int count;

    int count() {
        return count;
    }

    /** Adds a name of an entry: a directory's ends with a slash. */
    void add(String name, FileFacts facts) {
        var bytes = name.getBytes(StandardCharsets.UTF_8);
        if (count == sizes.length) {
            grow();
        }
        sizes[count] = facts.isDirectory() ? 0 : facts.size();
        times[count] = facts.modified();
        modes[count] = facts.mode();
        count++;
        addName(bytes);
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

    Cursor cursor() {
        return new Cursor();
    }

    /** Walks over the entries. Begins before the first. */
    final class Cursor {
        private int index = -1;
        private int at;
        private byte[] name = {};

        boolean next() {
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

        String text() {
            return new String(name, StandardCharsets.UTF_8);
        }

        boolean isDirectory() {
            return name[name.length - 1] == '/';
        }

        long size() {
            return sizes[index];
        }

        long modified() {
            return times[index];
        }

        int mode() {
            return modes[index];
        }

        int checksum() {
            return checksums[index];
        }

        void checksum(int crc) {
            checksums[index] = crc;
        }
    }
}
