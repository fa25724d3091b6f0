package wormhole.cli.ssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import wormhole.filetransfer.ssh.PublicKey;

/** The lines of a file in an open directory, to which one is added: whole or not at all, and once. */
final class KeyList {
    /** Far more than anybody has; the owner of the file may be a stranger to whoever adds to it. */
    private static final int MOST_BYTES = 16 << 20;

    private final SecureDirectoryStream<Path> directory;
    private final Path name;

    KeyList(SecureDirectoryStream<Path> directory, Path name) {
        this.directory = directory;
        this.name = name;
    }

    /** Whether it was not there. */
    boolean create() throws IOException {
        var forOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            directory.newByteChannel(name, options, forOwner).close();
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    void checkWritable() throws IOException {
        appending().close();
    }

    private FileChannel appending() throws IOException {
        return open(StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    private FileChannel open(OpenOption... how) throws IOException {
        var options = new HashSet<>(List.of(how));
        options.add(LinkOption.NOFOLLOW_LINKS);
        return (FileChannel) directory.newByteChannel(name, options);
    }

    /** Whether it was not there. */
    boolean add(PublicKey key) throws IOException {
        // The system takes the lock back when any channel to the file is closed, so the reader stays open.
        try (var reader = open(StandardOpenOption.READ);
                var writer = appending()) {
            writer.lock();
            var lines = read(reader);
            if (holds(lines, key)) {
                return false;
            }
            var separator = lines.isEmpty() || lines.endsWith("\n") ? "" : "\n";
            append(writer, separator + key.line() + "\n");
            return true;
        }
    }

    private String read(FileChannel reader) throws IOException {
        var bytes = Channels.newInputStream(reader).readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new FileSystemException(name.toString(), null, "it is larger than " + MOST_BYTES + " bytes");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    // Whatever stands before it: a key with options is there too, and the first line that fits is the one that counts.
    private static boolean holds(String lines, PublicKey key) {
        return lines.lines().filter(line -> !line.startsWith("#")).anyMatch(line -> isOf(line, key));
    }

    private static boolean isOf(String line, PublicKey key) {
        var words = new StringTokenizer(line);
        for (var before = ""; words.hasMoreTokens(); ) {
            var word = words.nextToken();
            if (word.equals(key.data()) && before.equals(key.kind())) {
                return true;
            }
            before = word;
        }
        return false;
    }

    // One write, so that whoever reads meanwhile sees the line or does not.
    private static void append(FileChannel file, String text) throws IOException {
        var before = file.size();
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        try {
            file.write(bytes);
            if (bytes.hasRemaining()) {
                throw new IOException("the disk is full");
            }
            file.force(true);
        } catch (IOException e) {
            file.truncate(before);
            throw e;
        }
    }
}
