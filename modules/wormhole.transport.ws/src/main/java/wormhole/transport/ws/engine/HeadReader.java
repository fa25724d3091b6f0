package wormhole.transport.ws.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Collects the head of a handshake, however many pieces it comes in, and reads it. */
final class HeadReader {
    private final ConnectionLimits limits;
    private byte[] bytes = new byte[256];
    private int length;
    private int lines;
    private int lineStart;
    private boolean complete;

    HeadReader(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** Takes bytes up to the end of the head, no further; true when the head is complete. */
    boolean read(ByteBuffer data) throws ViolationException {
        while (!complete && data.hasRemaining()) {
            take(data.get());
        }
        return complete;
    }

    /** The head as it came, for the library. */
    ByteBuffer raw() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    HttpHead head() throws ViolationException {
        var text = new String(bytes, 0, length - 4, StandardCharsets.ISO_8859_1);
        // Its lines end by both characters, but no text holds one of them alone.
        var split = text.replace("\r", "").split("\n", -1);
        return new HttpHead(split[0], fields(split));
    }

    private void take(byte octet) throws ViolationException {
        if (length == limits.maxHeadBytes()) {
            throw ViolationException.limit("a handshake of more than " + limits.maxHeadBytes() + " bytes");
        }
        check(octet);
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(2 * length, limits.maxHeadBytes()));
        }
        bytes[length++] = octet;
        if (octet == '\n') {
            endLine();
        }
    }

    private void check(byte octet) throws ViolationException {
        boolean afterReturn = length > 0 && bytes[length - 1] == '\r';
        boolean allowed = octet == '\n' ? afterReturn : !afterReturn && allowed(octet);
        if (!allowed) {
            throw ViolationException.protocol("something other than HTTP");
        }
    }

    private static boolean allowed(byte octet) {
        return octet == '\t' || octet == '\r' || (octet & 0xff) >= ' ' && octet != 0x7f;
    }

    private void endLine() throws ViolationException {
        complete = length - lineStart == 2;
        lineStart = length;
        if (complete && lines == 0) {
            throw ViolationException.protocol("an empty handshake");
        }
        if (!complete && ++lines > limits.maxHeadLines()) {
            throw ViolationException.limit("a handshake of more than " + limits.maxHeadLines() + " lines");
        }
    }

    private static Map<String, String> fields(String[] lines) throws ViolationException {
        var fields = new HashMap<String, String>();
        for (var line : Arrays.asList(lines).subList(1, lines.length)) {
            int colon = line.indexOf(':');
            if (colon < 1 || line.charAt(0) == ' ' || line.charAt(0) == '\t') {
                throw ViolationException.protocol("a header line that is none");
            }
            fields.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim(),
                    (a, b) -> a + ", " + b);
        }
        return fields;
    }
}
