package wormhole.cli.terminal;

import java.util.Locale;

/** Amounts as people read them, as the reference writes them: decimal prefixes, one digit after the point. */
public final class Quantity {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

    private Quantity() {}

    /**
     * A number of bytes.
     *
     * @param bytes 0 or more
     * @return such as {@code 7.8 kB}
     */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + (bytes == 1 ? " Byte" : " Bytes");
        }
        var amount = bytes / 1e3;
        var unit = 0;
        while (amount >= 1000 && unit < UNITS.length - 1) {
            amount /= 1e3;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
    }

    /**
     * A time, such as that left.
     *
     * @param seconds 0 or more
     * @return such as {@code 0:07} or {@code 2:03:04}
     */
    public static String time(long seconds) {
        var minutes = seconds / 60;
        return minutes < 60
                ? String.format(Locale.ROOT, "%d:%02d", minutes, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", minutes / 60, minutes % 60, seconds % 60);
    }
}
