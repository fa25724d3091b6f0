package wormhole.filetransfer.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes archives with every fault a stranger can put into one. Fields are what the headers say; change them before adding. */
final class ZipMaker {
    /** The flag of names in UTF-8. */
    static final int UTF8 = 0x800;

    private static final int WITH_DESCRIPTOR = 0x8;
    private static final int DEFLATED = 8;
    private static final int LOCAL = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;

    /** One entry, as its headers tell it. */
    static final class Entry {
        byte[] name;
        byte[] centralName;
        byte[] data;
        byte[] packed;
        int method;
        int flags;
        int version = 20;
        int mode = 0100644;
        int crc;
        long size;
        long packedSize;
        boolean zip64;
        boolean descriptorSigned = true;
        long centralSize;
        int centralCrc;
        int centralMethod;
        byte[] localExtra = {};
        byte[] centralExtra = {};
        long offset = -1;

        Entry(String name, byte[] data) {
            this.name = name.getBytes(StandardCharsets.UTF_8);
            this.centralName = this.name;
            this.data = data;
            this.packed = data;
            this.flags = name.chars().anyMatch(c -> c > 127) ? UTF8 : 0;
            measure();
        }

        private void measure() {
            var sum = new CRC32();
            sum.update(data);
            crc = (int) sum.getValue();
            size = data.length;
            packedSize = packed.length;
            centralSize = size;
            centralCrc = crc;
            centralMethod = method;
        }

        Entry deflated() {
            var deflater = new Deflater(9, true);
            deflater.setInput(data);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            deflater.end();
            packed = out.toByteArray();
            method = DEFLATED;
            measure();
            return this;
        }

        Entry withDescriptor() {
            flags |= WITH_DESCRIPTOR;
            return this;
        }

        Entry with(Consumer<Entry> change) {
            change.accept(this);
            return this;
        }
    }

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Entry> entries = new ArrayList<>();
    int count = -1;
    int centralOffset = -1;
    byte[] comment = {};
    byte[] gap = {};

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] of(Entry... all) {
        var maker = new ZipMaker();
        for (var entry : all) {
            maker.add(entry);
        }
        return maker.finish();
    }

    ZipMaker add(Entry entry) {
        if (entry.offset < 0) {
            entry.offset = out.size();
        }
        entries.add(entry);
        var later = (entry.flags & WITH_DESCRIPTOR) != 0;
        var extra = entry.zip64 ? extra64(later ? 0 : entry.size, later ? 0 : entry.packedSize) : entry.localExtra;
        put(
                30,
                b -> b.putInt(LOCAL)
                        .putShort((short) entry.version)
                        .putShort((short) entry.flags)
                        .putShort((short) entry.method)
                        .putInt(0x21)
                        .putInt(later ? 0 : entry.crc)
                        .putInt(entry.zip64 ? -1 : later ? 0 : (int) entry.packedSize)
                        .putInt(entry.zip64 ? -1 : later ? 0 : (int) entry.size)
                        .putShort((short) entry.name.length)
                        .putShort((short) extra.length));
        out.writeBytes(entry.name);
        out.writeBytes(extra);
        out.writeBytes(entry.packed);
        if (later) {
            descriptor(entry);
        }
        return this;
    }

    private void descriptor(Entry entry) {
        if (entry.descriptorSigned) {
            put(4, b -> b.putInt(DESCRIPTOR));
        }
        put(4, b -> b.putInt(entry.crc));
        if (entry.zip64) {
            put(16, b -> b.putLong(entry.packedSize).putLong(entry.size));
        } else {
            put(8, b -> b.putInt((int) entry.packedSize).putInt((int) entry.size));
        }
    }

    private static byte[] extra64(long... numbers) {
        var buffer = ByteBuffer.allocate(4 + 8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putShort((short) 1).putShort((short) (8 * numbers.length));
        for (var number : numbers) {
            buffer.putLong(number);
        }
        return buffer.array();
    }

    byte[] finish() {
        out.writeBytes(gap);
        var begin = out.size();
        entries.forEach(this::central);
        var size = out.size() - begin;
        var number = (short) (count < 0 ? entries.size() : count);
        put(
                22,
                b -> b.putInt(END)
                        .putInt(0)
                        .putShort(number)
                        .putShort(number)
                        .putInt(size)
                        .putInt(centralOffset < 0 ? begin : centralOffset)
                        .putShort((short) comment.length));
        out.writeBytes(comment);
        return out.toByteArray();
    }

    private void central(Entry entry) {
        put(
                46,
                b -> b.putInt(CENTRAL)
                        .put((byte) 20)
                        .put((byte) 3)
                        .putShort((short) entry.version)
                        .putShort((short) entry.flags)
                        .putShort((short) entry.centralMethod)
                        .putInt(0x21)
                        .putInt(entry.centralCrc)
                        .putInt((int) entry.packedSize)
                        .putInt((int) entry.centralSize)
                        .putShort((short) entry.centralName.length)
                        .putShort((short) entry.centralExtra.length)
                        .putShort((short) 0)
                        .putShort((short) 0)
                        .putShort((short) 0)
                        .putInt(entry.mode << 16)
                        .putInt((int) entry.offset));
        out.writeBytes(entry.centralName);
        out.writeBytes(entry.centralExtra);
    }

    private void put(int bytes, Consumer<ByteBuffer> fill) {
        var buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        fill.accept(buffer);
        out.writeBytes(buffer.array());
    }
}
