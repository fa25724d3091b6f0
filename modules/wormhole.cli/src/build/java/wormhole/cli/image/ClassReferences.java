package wormhole.cli.image;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which classes of a package tree a class file may need: every name in its constant pool that could be one, whether a
 * class, a part of a descriptor or a string for reflection. More than needed, never less. Source: JVM specification,
 * section 4.4.
 */
final class ClassReferences {
    private static final int MAGIC = 0xCAFEBABE;

    private final Pattern name;

    /**
     * A search.
     *
     * @param tree the package tree with slashes, such as {@code org/bouncycastle/}
     */
    ClassReferences(String tree) {
        var either = tree.replace("/", "[/.]");
        name = Pattern.compile(either + "[\\w$]+([/.][\\w$]+)*");
    }

    /** Names with slashes; not all of them need to be classes. */
    Set<String> in(byte[] classFile) throws IOException {
        var found = new TreeSet<String>();
        try (var in = new DataInputStream(new ByteArrayInputStream(classFile))) {
            if (in.readInt() != MAGIC) {
                throw new IOException("not a class file");
            }
            in.skipBytes(4);
            var count = in.readUnsignedShort();
            for (var i = 1; i < count; i++) {
                i += constant(in, found);
            }
        }
        return found;
    }

    /** Reads one constant; returns how many more places of the pool it takes. */
    private int constant(DataInputStream in, Set<String> found) throws IOException {
        var tag = in.readUnsignedByte();
        switch (tag) {
            case 1 -> collect(in.readUTF(), found);
            case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
            case 5, 6 -> in.skipBytes(8);
            case 7, 8, 16, 19, 20 -> in.skipBytes(2);
            case 15 -> in.skipBytes(3);
            default -> throw new IOException("unknown constant " + tag);
        }
        return tag == 5 || tag == 6 ? 1 : 0;
    }

    private void collect(String text, Set<String> found) {
        var matcher = name.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group().replace('.', '/'));
        }
    }
}
