package wormhole.mailbox.server.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Builds records: {@code length, checksum, payload}. See {@link LogFile} for the format. */
final class ByteSink {
    static final int HEAD = 8;

    private byte[] bytes = new byte[4096];
    private int size;
    private int record = -1;

    int size() {
        return size;
    }

    ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    void clear() {
        size = 0;
        if (bytes.length > 1 << 20) {
            bytes = new byte[4096];
        }
    }

    void beginRecord() {
        record = size;
        room(HEAD);
        size += HEAD;
    }

    int recordSize() {
        return size - record - HEAD;
    }

    void endRecord() {
        var length = recordSize();
        var head = ByteBuffer.wrap(bytes, record, HEAD);
        head.putInt(length);
        head.putInt(checksum(length, bytes, record + HEAD));
        record = -1;
    }

    static int checksum(int length, byte[] payload, int offset) {
        var crc = new CRC32C();
        crc.update(ByteBuffer.allocate(4).putInt(0, length));
        crc.update(payload, offset, length);
        return (int) crc.getValue();
    }

    void octet(int value) {
        room(1);
        bytes[size++] = (byte) value;
    }

    void flag(boolean value) {
        octet(value ? 1 : 0);
    }

    void number(long value) {
        room(Long.BYTES);
        ByteBuffer.wrap(bytes, size, Long.BYTES).putLong(value);
        size += Long.BYTES;
    }

    void text(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        count(utf8.length + 1);
        put(utf8);
    }

    void text(Optional<String> text) {
        text.ifPresentOrElse(this::text, () -> count(0));
    }

    void put(byte[] data) {
        room(data.length);
        System.arraycopy(data, 0, bytes, size, data.length);
        size += data.length;
    }

    private void count(int value) {
        var left = value;
        while (left > 0x7f) {
            octet(left & 0x7f | 0x80);
            left >>>= 7;
        }
        octet(left);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
