package wormhole.filetransfer.zip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import wormhole.filetransfer.error.TransferMismatchException;
import wormhole.filetransfer.name.Names;

/**
 * A path in an archive that a stranger wrote.
 *
 * @param components names that stay below the directory they are resolved in; none for the directory itself
 * @param isDirectory whether it ends in a slash
 * @param shown fit to be shown
 */
public record EntryName(List<String> components, boolean isDirectory, String shown) {
    private static final int MAX_PATH_BYTES = 4096;
    private static final int MAX_DEPTH = 255;

    // What the bytes 0x80 to 0xff mean in the character set of old archives, code page 437.
    private static final String CP437 = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
            + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

    /**
     * Reads a name of a header.
     *
     * @throws TransferMismatchException it is no text, leads elsewhere, or is longer than any file system takes
     */
    static EntryName of(byte[] name, boolean utf8) throws TransferMismatchException {
        var text = utf8 ? utf8(name) : cp437(name);
        var shown = Names.shown(text);
        if (text.isEmpty() || name.length > MAX_PATH_BYTES) {
            throw refused("without a name, or with one that is too long", shown);
        } else if (text.startsWith("/") || hasDrive(text) || text.indexOf('\\') >= 0 || text.indexOf('\0') >= 0) {
            throw refused("with a path that may lead elsewhere", shown);
        }
        var components = components(text, shown);
        var isDirectory = text.endsWith("/");
        if (components.isEmpty() && !isDirectory || components.size() > MAX_DEPTH) {
            throw refused("without a name, or too deep", shown);
        }
        return new EntryName(components, isDirectory, shown);
    }

    private static List<String> components(String text, String shown) throws TransferMismatchException {
        var components = new ArrayList<String>();
        for (var component : text.split("/")) {
            if (component.equals("..")) {
                throw refused("that leads out of the directory", shown);
            } else if (Names.utf8Length(component) > Names.MAX_BYTES || Names.isDangerousHere(component)) {
                throw refused("with a name that cannot be used here", shown);
            } else if (!component.isEmpty() && !component.equals(".")) {
                components.add(component);
            }
        }
        return List.copyOf(components);
    }

    private static boolean hasDrive(String text) {
        return text.length() > 1 && text.charAt(1) == ':' && Character.isLetter(text.charAt(0));
    }

    private static String utf8(byte[] name) throws TransferMismatchException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new TransferMismatchException("the archive has a name that is not UTF-8");
        }
    }

    private static String cp437(byte[] name) {
        var text = new StringBuilder(name.length);
        for (var octet : name) {
            text.append(octet >= 0 ? (char) octet : CP437.charAt(octet & 0x7f));
        }
        return text.toString();
    }

    private static TransferMismatchException refused(String what, String shown) {
        return new TransferMismatchException("the archive has an entry " + what + ": " + shown);
    }
}
