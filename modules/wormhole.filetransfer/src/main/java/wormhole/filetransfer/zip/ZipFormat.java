package wormhole.filetransfer.zip;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Numbers of the zip format (PKWARE's APPNOTE 6.3), and the choices that the reference's zip stream makes within it: stored
 * entries with a data descriptor, zip64 from 2 GiB on.
 */
final class ZipFormat {
    static final int LOCAL = 0x04034b50;
    static final int DESCRIPTOR = 0x08074b50;
    static final int CENTRAL = 0x02014b50;
    static final int END = 0x06054b50;
    static final int END64 = 0x06064b50;
    static final int LOCATOR64 = 0x07064b50;

    static final int LOCAL_BYTES = 30;
    static final int CENTRAL_BYTES = 46;
    static final int END_BYTES = 22;
    static final int END64_BYTES = 56;
    static final int LOCATOR64_BYTES = 20;
    static final int DESCRIPTOR_BYTES = 16;
    static final int DESCRIPTOR64_BYTES = 24;
    static final int LOCAL_EXTRA64_BYTES = 20;

    static final int STORED = 0;
    static final int DEFLATED = 8;
    static final int FLAG_DESCRIPTOR = 0x8;
    static final int FLAG_UTF8 = 0x800;
    static final int EXTRA64 = 1;
    static final long MARKER = 0xffffffffL;
    static final int MARKER_SHORT = 0xffff;
    static final int VERSION = 20;
    static final int VERSION64 = 45;
    static final int MADE_BY_UNIX = 3;
    static final int ATTRIBUTE_DIRECTORY = 0x10;

    private static final LocalDateTime FIRST = LocalDateTime.of(1980, 1, 1, 0, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(2107, 12, 31, 23, 59, 59);
    private static final long LIMIT = Integer.MAX_VALUE;

    private ZipFormat() {}

    /** Whether a file of this size gets zip64 sizes before and behind its data: the reference leaves 5 % for compression. */
    static boolean isLarge(long size) {
        return size * 1.05 > LIMIT;
    }

    /** Whether a number in the central directory goes into its zip64 field. */
    static boolean isBeyond(long value) {
        return value > LIMIT;
    }

    /** What a file or directory takes before the central directory. */
    static long localBytes(int nameBytes, long size, boolean directory) {
        if (directory) {
            return LOCAL_BYTES + nameBytes;
        }
        return isLarge(size)
                ? LOCAL_BYTES + nameBytes + LOCAL_EXTRA64_BYTES + size + DESCRIPTOR64_BYTES
                : LOCAL_BYTES + nameBytes + size + DESCRIPTOR_BYTES;
    }

    /** What it takes in the central directory. */
    static long centralBytes(int nameBytes, long size, long offset) {
        return CENTRAL_BYTES + nameBytes + centralExtraBytes(size, offset);
    }

    static int centralExtraBytes(long size, long offset) {
        var numbers = (isBeyond(size) ? 2 : 0) + (isBeyond(offset) ? 1 : 0);
        return numbers == 0 ? 0 : 4 + 8 * numbers;
    }

    static boolean needsEnd64(long count, long centralOffset, long centralBytes) {
        return count > MARKER_SHORT || isBeyond(centralOffset) || isBeyond(centralBytes);
    }

    static long endBytes(long count, long centralOffset, long centralBytes) {
        return END_BYTES + (needsEnd64(count, centralOffset, centralBytes) ? END64_BYTES + LOCATOR64_BYTES : 0);
    }

    /** The local time in the DOS form, date in the upper 16 bits; the nearest that can be expressed. */
    static int dosTime(long milliseconds) {
        var time = LocalDateTime.ofInstant(Instant.ofEpochMilli(milliseconds), ZoneId.systemDefault());
        var possible = time.isBefore(FIRST) ? FIRST : time.isAfter(LAST) ? LAST : time;
        var date = possible.getYear() - 1980 << 9 | possible.getMonthValue() << 5 | possible.getDayOfMonth();
        return date << 16 | possible.getHour() << 11 | possible.getMinute() << 5 | possible.getSecond() / 2;
    }
}
