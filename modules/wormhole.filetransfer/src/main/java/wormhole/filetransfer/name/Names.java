package wormhole.filetransfer.name;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import wormhole.api.error.TransferException;
import wormhole.filetransfer.error.TransferMismatchException;

/** Names of files: those that strangers choose made safe, and all of them made fit to be shown. */
public final class Names {
    /** What file systems take, in bytes of UTF-8. */
    public static final int MAX_BYTES = 255;

    private static final int MAX_EXTENSION_BYTES = 32;
    private static final Pattern FORBIDDEN_ON_WINDOWS = Pattern.compile("[<>\"|?*]");
    private static final Pattern RESERVED_ON_WINDOWS =
            Pattern.compile("(?i)(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00b9\u00b2\u00b3])\\s*(\\..*)?");
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    private Names() {}

    /**
     * One safe name of a file, made of one that a stranger chose: what stands after the last separator of any system, control
     * characters replaced by {@code _}, at most 255 bytes with the extension kept, and nothing that Windows takes for something
     * else: the disk may be carried there, or be a server's.
     *
     * @param offered the stranger's words
     * @return a name in a directory, never {@code .} or {@code ..}
     * @throws TransferException nothing safe is left of it
     */
    public static String sanitise(String offered) throws TransferException {
        if (offered.indexOf('\0') >= 0 || hasLoneSurrogate(offered)) {
            throw new TransferMismatchException("the name that is offered is no name of a file");
        }
        var last = offered.substring(Math.max(offered.lastIndexOf('/'), offered.lastIndexOf('\\')) + 1);
        if (last.isBlank() || last.equals(".") || last.equals("..")) {
            throw new TransferMismatchException("the name that is offered is no name of a file: " + shown(offered));
        }
        var printable = last.replaceAll("[\\x00-\\x1f\\x7f-\\x9f]", "_");
        return shortened(WINDOWS ? forWindows(printable) : unambiguous(printable));
    }

    /**
     * Whether this system is Windows, and would take it for something else than a file of this name.
     *
     * @param component a name in a directory
     * @return true if no file can be called that here
     */
    public static boolean isDangerousHere(String component) {
        return WINDOWS && !forWindows(component).equals(component);
    }

    static String forWindows(String name) {
        return unambiguous(FORBIDDEN_ON_WINDOWS.matcher(name).replaceAll("_"));
    }

    // No device there, no stream of a file, and no other file.
    private static String unambiguous(String name) {
        var ended = name.replace(':', '_').replaceAll("[. ]+$", "_");
        return RESERVED_ON_WINDOWS.matcher(ended).matches() ? "_" + ended : ended;
    }

    // The extension is kept if it is short.
    private static String shortened(String name) {
        if (utf8Length(name) <= MAX_BYTES) {
            return name;
        }
        var dot = extensionAt(name);
        var extension = name.substring(dot);
        return utf8Length(extension) > MAX_EXTENSION_BYTES
                ? cut(name, MAX_BYTES)
                : cut(name.substring(0, dot), MAX_BYTES - utf8Length(extension)) + extension;
    }

    /**
     * With a number, for when the name is taken: {@code NAME (1).EXT}.
     *
     * @param name of at most {@link #MAX_BYTES}
     * @param number at least 1
     * @return of at most as much
     */
    public static String numbered(String name, int number) {
        var dot = extensionAt(name);
        var marked = " (" + number + ")" + name.substring(dot);
        return utf8Length(marked) > MAX_EXTENSION_BYTES + 10
                ? cut(name, MAX_BYTES - 8) + " (" + number + ")"
                : cut(name.substring(0, dot), MAX_BYTES - utf8Length(marked)) + marked;
    }

    /**
     * With an ending of ours.
     *
     * @param name of at most {@link #MAX_BYTES}
     * @param suffix ASCII
     * @return of at most as much
     */
    public static String withSuffix(String name, String suffix) {
        return cut(name, MAX_BYTES - suffix.length()) + suffix;
    }

    /**
     * The same for names that some file system takes for one.
     *
     * @param name of a file
     * @return to compare, not to show
     */
    public static String folded(String name) {
        var composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        return composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /**
     * Fit for a terminal and a log: what is invisible, moves the cursor or turns the direction of writing is escaped.
     *
     * @param name anything
     * @return of the same meaning to a person, at most about 1,000 characters
     */
    public static String shown(String name) {
        var shown = new StringBuilder();
        name.codePoints().limit(300).forEach(code -> {
            if (code == '\\' || isInvisible(code)) {
                shown.append(code == '\\' ? "\\\\" : String.format("\\u{%x}", code));
            } else {
                shown.appendCodePoint(code);
            }
        });
        return name.codePointCount(0, name.length()) > 300 ? shown + "…" : shown.toString();
    }

    /**
     * Whether a person would not see it, or see something else: controls, what turns the direction of writing, lone surrogates, line
     * separators, and what has no meaning yet.
     *
     * @param code a code point
     * @return true for those
     */
    public static boolean isInvisible(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /**
     * How long it is where file systems count.
     *
     * @param text any
     * @return bytes of UTF-8
     */
    public static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int extensionAt(String name) {
        var dot = name.lastIndexOf('.');
        return dot > 0 ? dot : name.length();
    }

    private static String cut(String text, int bytes) {
        var end = 0;
        var used = 0;
        while (end < text.length()) {
            var code = text.codePointAt(end);
            used += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
            if (used > bytes) {
                break;
            }
            end += Character.charCount(code);
        }
        return text.substring(0, end);
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(code -> Character.getType(code) == Character.SURROGATE);
    }
}
