package wormhole.cli.terminal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text of which every byte has a meaning: nothing is replaced that could not be read. */
public final class StrictText {
    private StrictText() {}

    /**
     * Decodes.
     *
     * @param utf8 all of it
     * @return what it says
     * @throws CharacterCodingException it is not UTF-8
     */
    public static String of(byte[] utf8) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    }
}
