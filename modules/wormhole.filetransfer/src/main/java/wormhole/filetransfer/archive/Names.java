package wormhole.filetransfer.archive;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import wormhole.api.error.TransferException;
import wormhole.filetransfer.error.TransferMismatchException;

/** Names of files: those that strangers choose made safe, and all of them made fit to be shown. */
final class Names {
    /** What file systems take, in bytes of UTF-8. */
    static final int MAX_BYTES = 255;

    private static final int MAX_EXTENSION_BYTES = 32;
    private static final Pattern FORBIDDEN_ON_WINDOWS = Pattern.compile("[<>\"|?*]");
    private static final Pattern RESERVED_ON_WINDOWS =
            Pattern.compile("(?i)(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\u00b9\u00b2\u00b3])\\s*(\\..*)?");
    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    private static final Set<Integer> INVISIBLE_TYPES = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR,
            (int) Character.UNASSIGNED);

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
        return shortened(WINDOWS ? forWindows(printable) : unambiguous(printable), MAX_BYTES);
    }

    /** Whether Windows would take it for something else than a file of this name. */
    static boolean isDangerousHere(String component) {
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

    /** At most so many bytes of UTF-8, the extension kept if it is short. */
    static String shortened(String name, int bytes) {
        if (utf8Length(name) <= bytes) {
            return name;
        }
        var dot = extensionAt(name);
        var extension = name.substring(dot);
        return utf8Length(extension) > MAX_EXTENSION_BYTES
                ? cut(name, bytes)
                : cut(name.substring(0, dot), bytes - utf8Length(extension)) + extension;
    }

    /** With a number, for when the name is taken: {@code NAME (1).EXT}. */
    static String numbered(String name, int number) {
        var dot = extensionAt(name);
        var marked = " (" + number + ")" + name.substring(dot);
        return utf8Length(marked) > MAX_EXTENSION_BYTES + 10
                ? cut(name, MAX_BYTES - 8) + " (" + number + ")"
                : cut(name.substring(0, dot), MAX_BYTES - utf8Length(marked)) + marked;
    }

    /** With an ending of ours. */
    static String withSuffix(String name, String suffix) {
        return cut(name, MAX_BYTES - suffix.length()) + suffix;
    }

    /** The same for names that some file system takes for one. */
    static String folded(String name) {
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
            if (code == '\\' || INVISIBLE_TYPES.contains(Character.getType(code))) {
                shown.append(code == '\\' ? "\\\\" : String.format("\\u{%x}", code));
            } else {
                shown.appendCodePoint(code);
            }
        });
        return name.codePointCount(0, name.length()) > 300 ? shown + "…" : shown.toString();
    }

    static int utf8Length(String text) {
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
