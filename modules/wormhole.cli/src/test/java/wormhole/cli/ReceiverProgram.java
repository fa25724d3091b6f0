package wormhole.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import wormhole.api.WormholeClient;

/**
 * Runs the program again and again in one process with a working directory of its own: a line of standard input is what is typed
 * and the arguments, a line of standard output the status and what was said and printed. All in base 64.
 */
final class ReceiverProgram {
    private ReceiverProgram() {}

    public static void main(String[] none) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var words = Arrays.stream(line.split(" ", -1))
                    .map(ReceiverProgram::decoded)
                    .toArray(String[]::new);
            var run = new Run().using(WormholeClient::create).typing(words[0]);
            run.of(Arrays.copyOfRange(words, 1, words.length));
            System.out.println(run.status + " " + encoded(run.said()) + " " + encoded(run.printed()));
        }
    }

    static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String decoded(String word) {
        return new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8);
    }
}
