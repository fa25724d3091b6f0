package wormhole.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What happened in a world, line by line, each with its time in milliseconds. Two runs of one seed have the same hash. */
public final class Trace {
    private final List<String> lines = new ArrayList<>();

    Trace() {}

    void add(long millis, String line) {
        lines.add(millis + " " + line);
    }

    /**
     * What happened.
     *
     * @return in order
     */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /**
     * All lines in one number.
     *
     * @return SHA-256 in hex
     */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
