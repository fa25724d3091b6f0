package wormhole.filetransfer.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import wormhole.filetransfer.error.TransferMismatchException;

/** Reads what follows the entries of an archive: its directory and the records of the end. */
final class CentralDirectory {
    private static final int NOT_YET = -1;

    private final ArchiveSink sink;
    private final EntryLedger ledger;
    private long begin;
    private long end = NOT_YET;
    private long end64 = NOT_YET;
    private long count;
    private boolean located;
    private int commentLeft = NOT_YET;

    CentralDirectory(ArchiveSink sink, EntryLedger ledger) {
        this.sink = sink;
        this.ledger = ledger;
    }

    void begins(long offset) {
        begin = offset;
    }

    boolean isComplete() {
        return commentLeft == 0;
    }

    /**
     * Goes on by one record.
     *
     * @param window what has come
     * @param before the offset of the window's first byte
     * @return whether there may be enough for another step
     */
    boolean step(ByteBuffer window, long before) throws IOException {
        if (commentLeft != NOT_YET) {
            return comment(window);
        } else if (window.remaining() < 4) {
            return false;
        }
        var offset = before + window.position();
        return switch (window.getInt(window.position())) {
            case ZipFormat.CENTRAL -> entry(window);
            case ZipFormat.END64 -> end64(window, offset);
            case ZipFormat.LOCATOR64 -> locator(window);
            case ZipFormat.END -> end(window, offset);
            default -> throw contradicts();
        };
    }

    private boolean entry(ByteBuffer window) throws IOException {
        check(end == NOT_YET);
        var start = window.position();
        if (window.remaining() < ZipFormat.CENTRAL_BYTES) {
            return false;
        }
        var name = new byte[window.getShort(start + 28) & 0xffff];
        var extraBytes = window.getShort(start + 30) & 0xffff;
        var commentBytes = window.getShort(start + 32) & 0xffff;
        var all = ZipFormat.CENTRAL_BYTES + name.length + extraBytes + commentBytes;
        if (window.remaining() < all) {
            return false;
        }
        var fields = EntryHeader.fields(window.position(start + 6));
        var mode = window.getInt(start + 38) >>> 16;
        var offset = window.getInt(start + 42) & ZipFormat.MARKER;
        window.get(start + ZipFormat.CENTRAL_BYTES, name);
        var extra = window.slice(start + ZipFormat.CENTRAL_BYTES + name.length, extraBytes)
                .order(ByteOrder.LITTLE_ENDIAN);
        var numbers = Extra64.of(extra, fields.size(), fields.packed(), offset);
        var header = fields.withName(name, numbers);
        ledger.confirm(numbers.offset(), header);
        sink.mode(EntryName.of(name, header.isUtf8()), mode);
        window.position(start + all);
        count++;
        return true;
    }

    private boolean end64(ByteBuffer window, long offset) throws IOException {
        if (end != NOT_YET) {
            throw contradicts();
        } else if (window.remaining() < ZipFormat.END64_BYTES) {
            return false;
        }
        var at = window.position();
        check(window.getLong(at + 4) == ZipFormat.END64_BYTES - 12 && window.getLong(at + 16) == 0);
        check(window.getLong(at + 24) == count && window.getLong(at + 32) == count);
        check(window.getLong(at + 40) == offset - begin && window.getLong(at + 48) == begin);
        window.position(at + ZipFormat.END64_BYTES);
        end = offset;
        end64 = offset;
        return true;
    }

    private boolean locator(ByteBuffer window) throws IOException {
        if (window.remaining() < ZipFormat.LOCATOR64_BYTES) {
            return false;
        }
        var at = window.position();
        check(end64 != NOT_YET && !located && window.getInt(at + 4) == 0);
        check(window.getLong(at + 8) == end64 && window.getInt(at + 16) <= 1);
        window.position(at + ZipFormat.LOCATOR64_BYTES);
        located = true;
        return true;
    }

    private boolean end(ByteBuffer window, long offset) throws IOException {
        if (window.remaining() < ZipFormat.END_BYTES) {
            return false;
        }
        var at = window.position();
        var bytes = (end == NOT_YET ? offset : end) - begin;
        check(located == (end64 != NOT_YET) && window.getInt(at + 4) == 0);
        check(isCount(window.getShort(at + 8)) && isCount(window.getShort(at + 10)));
        check(is(window.getInt(at + 12), bytes) && is(window.getInt(at + 16), begin));
        commentLeft = window.getShort(at + 20) & 0xffff;
        window.position(at + ZipFormat.END_BYTES);
        ledger.checkAllConfirmed();
        return true;
    }

    private boolean comment(ByteBuffer window) throws TransferMismatchException {
        var taken = Math.min(commentLeft, window.remaining());
        window.position(window.position() + taken);
        commentLeft -= taken;
        if (window.hasRemaining()) {
            throw new TransferMismatchException("there is something behind the archive");
        }
        return false;
    }

    // A number that has its place in the zip64 record may be replaced by the marker here.
    private boolean isCount(short value) {
        var number = value & 0xffff;
        return number == count || located && number == ZipFormat.MARKER_SHORT;
    }

    private boolean is(int value, long expected) {
        var number = value & ZipFormat.MARKER;
        return number == expected || located && number == ZipFormat.MARKER;
    }

    private static void check(boolean agrees) throws TransferMismatchException {
        if (!agrees) {
            throw contradicts();
        }
    }

    private static TransferMismatchException contradicts() {
        return new TransferMismatchException("the archive contradicts itself");
    }
}
