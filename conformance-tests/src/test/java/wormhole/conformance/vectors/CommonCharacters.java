package wormhole.conformance.vectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.stream.IntStream;
import wormhole.conformance.interop.Peers;

/**
 * The characters that the Unicode of this JDK and that of the installed Python both have, or both have not. Texts of these have one
 * normal form; of a mark that only one of the two knows, the other cannot say where it belongs.
 */
final class CommonCharacters {
    private static final String ASSIGNED = "import sys, unicodedata\n"
            + "for c in range(sys.maxunicode + 1):\n"
            + "    if unicodedata.category(chr(c)) not in ('Cn', 'Cs'): print(c)\n";

    private static BitSet common = new BitSet();

    private CommonCharacters() {}

    static synchronized boolean contain(int character) {
        if (common.isEmpty()) {
            common = read();
        }
        return common.get(character);
    }

    private static BitSet read() {
        try {
            var python = Peers.PYTHON.require("bin/python").toString();
            var process = new ProcessBuilder(python, "-c", ASSIGNED)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var assigned = new BitSet();
            try (var numbers = process.inputReader(StandardCharsets.US_ASCII)) {
                numbers.lines().mapToInt(Integer::parseInt).forEach(assigned::set);
            }
            return common(assigned);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BitSet common(BitSet assigned) {
        if (!assigned.get('a')) {
            throw new AssertionError("Python does not say which characters it has");
        }
        var common = new BitSet();
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(character -> character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE)
                .filter(character -> Character.isDefined(character) == assigned.get(character))
                .forEach(common::set);
        return common;
    }
}
