package wormhole.cli.ssh;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wormhole.cli.failure.Failure;
import wormhole.cli.terminal.Escaping;
import wormhole.filetransfer.ssh.PublicKey;
import wormhole.filetransfer.ssh.PublicKeyException;
import wormhole.filetransfer.ssh.PublicKeyLine;

/**
 * The public keys that may be sent: those of a directory whose names end in {@code .pub}, or one file.
 *
 * @param found in the order of their names
 * @param left what is called like a key but cannot be sent, a line each, fit for a terminal
 */
public record KeyFiles(List<Found> found, List<String> left) {
    private static final int MOST_BYTES = 4 * PublicKeyLine.MAX_LENGTH;

    /**
     * A key that can be sent.
     *
     * @param name of its file, fit for a terminal
     * @param line what is sent
     * @param key the same, decoded
     */
    public record Found(String name, PublicKeyLine line, PublicKey key) {}

    /**
     * Looks for keys.
     *
     * @param place a directory or a file
     * @return one at least
     * @throws Failure there is none, or the file that was named is no public key
     */
    public static KeyFiles at(Path place) throws Failure {
        if (!Files.exists(place)) {
            throw new Failure("Can't find '" + shown(place) + "'", "Make a key with ssh-keygen, or name one.");
        }
        try {
            return Files.isDirectory(place) ? in(place) : new KeyFiles(List.of(only(place)), List.of());
        } catch (IOException | DirectoryIteratorException e) {
            throw new Failure("'" + shown(place) + "' cannot be read", "");
        }
    }

    private static KeyFiles in(Path directory) throws IOException, Failure {
        var found = new ArrayList<Found>();
        var left = new ArrayList<String>();
        for (var file : namedLikeKeys(directory)) {
            try {
                found.add(keyIn(file));
            } catch (PublicKeyException e) {
                left.add("'" + name(file) + "' is left out: no public key: " + e.getMessage());
            } catch (IOException e) {
                left.add("'" + name(file) + "' is left out: it cannot be read");
            }
        }
        if (found.isEmpty()) {
            var why = left.isEmpty() ? "" : " (" + String.join("; ", left) + ")";
            throw new Failure(
                    "No public keys in '" + shown(directory) + "'" + why,
                    "Make one with ssh-keygen, or name its file.");
        }
        return new KeyFiles(found, left);
    }

    // A certificate is for the side that logs in.
    private static List<Path> namedLikeKeys(Path directory) throws IOException {
        var files = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(directory, "*.pub")) {
            for (var file : all) {
                if (Files.isRegularFile(file) && !file.toString().endsWith("-cert.pub")) {
                    files.add(file);
                }
            }
        }
        files.sort(null);
        return files;
    }

    private static Found only(Path file) throws IOException, Failure {
        try {
            return keyIn(file);
        } catch (PublicKeyException e) {
            throw new Failure(
                    "'" + shown(file) + "' holds no public key: " + e.getMessage(),
                    e.isPrivate() ? "Nobody but you may ever have it; name the file that ends in .pub." : "");
        }
    }

    private static Found keyIn(Path file) throws IOException, PublicKeyException {
        var line = lineIn(file);
        return new Found(name(file), line, line.key());
    }

    /**
     * Reads a key file.
     *
     * @param file its whole content is a key
     * @return what it holds
     * @throws PublicKeyException it holds something else
     * @throws IOException it cannot be read
     */
    public static PublicKeyLine lineIn(Path file) throws IOException, PublicKeyException {
        try (var in = Files.newInputStream(file)) {
            return PublicKeyLine.of(in.readNBytes(MOST_BYTES));
        }
    }

    private static String name(Path file) {
        return Escaping.line(String.valueOf(file.getFileName()), 300);
    }

    private static String shown(Path path) {
        return Escaping.path(path);
    }
}
