package wormhole.conformance.vectors;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Lines of JSON, one object each, of at most {@value #LONGEST} bytes. */
final class Lines {
    static final int LONGEST = 32 * 1024 * 1024;

    private final InputStream in;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /**
     * The next line, without its end; empty when there is none any more.
     *
     * @throws ProtocolException if it is too long, or is not UTF-8; more may come
     * @throws IOException also when it ends in the middle
     */
    Optional<String> next() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 && line.size() == 0) {
                return Optional.empty();
            } else if (b < 0) {
                throw new IOException("the output ends in the middle of a line: " + shown(line));
            } else if (line.size() == LONGEST) {
                throw new ProtocolException("a line of more than " + LONGEST + " bytes: " + shown(line));
            }
            line.write(b);
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new ProtocolException("a line that is not UTF-8: " + shown(line));
        }
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is no JSON object
     */
    static JsonObject object(String line) {
        try {
            return ExactJson.object(new StringReader(line));
        } catch (JsonException | IllegalStateException | IllegalArgumentException | NoSuchElementException e) {
            throw new IllegalArgumentException("no JSON object: " + shortened(line), e);
        }
    }

    /** Writes one, in ASCII, so that halves of surrogate pairs survive too. */
    static void write(OutputStream out, JsonObject object) throws IOException {
        out.write((PythonJson.dumps(object) + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "… (" + text.length() + " characters)";
    }

    private static String shown(ByteArrayOutputStream line) {
        return shortened(line.toString(StandardCharsets.UTF_8));
    }
}
