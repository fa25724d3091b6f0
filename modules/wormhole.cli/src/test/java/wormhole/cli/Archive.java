package wormhole.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An archive as a directory is sent, and what its sender says of it. */
record Archive(byte[] bytes, long numbytes, long numfiles) {
    /** Of names and contents in turn. A name that ends in a slash is a directory. */
    static Archive of(String... namesAndContents) throws IOException {
        var out = new ByteArrayOutputStream();
        var numbytes = 0L;
        var numfiles = 0;
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                var content = namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8);
                zip.write(content);
                zip.closeEntry();
                numbytes += content.length;
                numfiles += namesAndContents[i].endsWith("/") ? 0 : 1;
            }
        }
        return new Archive(out.toByteArray(), numbytes, numfiles);
    }

    /** With other bytes in place of these, wherever they stand; as long. */
    Archive with(String there, String instead) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.contains(there) || there.length() != instead.length()) {
            throw new IllegalArgumentException(there);
        }
        return new Archive(text.replace(there, instead).getBytes(StandardCharsets.ISO_8859_1), numbytes, numfiles);
    }

    /** With more at its end. */
    Archive and(byte[] more) {
        var all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        return new Archive(all, numbytes, numfiles);
    }

    /** As if it held so much. */
    Archive announcing(long bytesTold, long filesTold) {
        return new Archive(bytes, bytesTold, filesTold);
    }

    /** With this Unix mode in its only entry. */
    Archive withMode(int mode) {
        var changed = bytes.clone();
        var central = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        changed[central + 5] = 3;
        changed[central + 40] = (byte) mode;
        changed[central + 41] = (byte) (mode >> 8);
        return new Archive(changed, numbytes, numfiles);
    }

    String offer(String name, String mode) {
        return "{\"directory\": {\"mode\": \"" + mode + "\", \"dirname\": " + HostileSender.quoted(name)
                + ", \"zipsize\": " + bytes.length + ", \"numbytes\": " + numbytes + ", \"numfiles\": " + numfiles
                + "}}";
    }

    HostileSender.Data data() {
        return HostileSender.bytes(bytes);
    }
}
