package wormhole.filetransfer.zip;

import java.nio.ByteBuffer;
import wormhole.filetransfer.error.TransferMismatchException;

/**
 * The numbers of a header, with those of its zip64 field in the place of the markers.
 *
 * @param size of the content
 * @param packed size in the archive
 * @param offset of the local header
 */
record Extra64(long size, long packed, long offset) {
    /**
     * Reads an extra field.
     *
     * @param in exactly the field
     * @param size as the header has it, perhaps the marker; so the others
     * @throws TransferMismatchException it is cut short, or does not have what a marker promises, or negative numbers
     */
    static Extra64 of(ByteBuffer in, long size, long packed, long offset) throws TransferMismatchException {
        var numbers = find(in);
        var result = new Extra64(number(numbers, size), number(numbers, packed), number(numbers, offset));
        if (result.size < 0 || result.packed < 0 || result.offset < 0) {
            throw broken();
        }
        return result;
    }

    private static ByteBuffer find(ByteBuffer in) throws TransferMismatchException {
        var found = ByteBuffer.allocate(0);
        while (in.hasRemaining()) {
            if (in.remaining() < 4) {
                throw broken();
            }
            var id = in.getShort() & 0xffff;
            var bytes = in.getShort() & 0xffff;
            if (bytes > in.remaining()) {
                throw broken();
            }
            if (id == ZipFormat.EXTRA64) {
                found = in.slice(in.position(), bytes).order(in.order());
            }
            in.position(in.position() + bytes);
        }
        return found;
    }

    private static long number(ByteBuffer numbers, long value) throws TransferMismatchException {
        if (value != ZipFormat.MARKER) {
            return value;
        } else if (numbers.remaining() < 8) {
            throw broken();
        }
        return numbers.getLong();
    }

    private static TransferMismatchException broken() {
        return new TransferMismatchException("the archive has a broken extra field");
    }
}
