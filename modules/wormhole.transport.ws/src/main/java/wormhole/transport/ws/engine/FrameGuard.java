package wormhole.transport.ws.engine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what is received into whole frames, and refuses a frame by its header, before anything is kept for it: the library
 * allocates what a header declares, and looks at its other rules only when all of the frame is there.
 */
final class FrameGuard {
    private static final int FINAL = 0x80;
    private static final int RESERVED = 0x70;
    private static final int OPCODE = 0x0f;
    private static final int CONTROL = 0x08;
    private static final int MASKED = 0x80;
    private static final int LONGEST_HEADER = 14;

    private final boolean masked;
    private final ConnectionLimits limits;

    // The beginning of a frame of which more is to come. It grows with what has come, not with what was announced.
    private byte @Nullable [] partial;
    private int kept;

    private int fragments;
    private long messageBytes;

    /** @param masked whether the other end must mask its frames, as clients must and servers must not */
    FrameGuard(boolean masked, ConnectionLimits limits) {
        this.masked = masked;
        this.limits = limits;
    }

    /** Takes the next whole frame from the data, or all of it and answers null. */
    byte @Nullable [] next(ByteBuffer data) throws ViolationException {
        return partial == null ? fresh(data) : continued(data, partial);
    }

    private byte @Nullable [] fresh(ByteBuffer data) throws ViolationException {
        int size = frameSize(data);
        if (size >= 0 && size <= data.remaining()) {
            var frame = new byte[size];
            data.get(frame);
            return counted(frame);
        }
        kept = data.remaining();
        if (kept > 0) {
            partial = new byte[Math.max(kept, LONGEST_HEADER)];
            data.get(partial, 0, kept);
        }
        return null;
    }

    private byte @Nullable [] continued(ByteBuffer data, byte[] begun) throws ViolationException {
        int size = frameSize(ByteBuffer.wrap(begun, 0, kept));
        while (size < 0 && data.hasRemaining()) {
            begun[kept++] = data.get();
            size = frameSize(ByteBuffer.wrap(begun, 0, kept));
        }
        int more = size < 0 ? 0 : Math.min(size - kept, data.remaining());
        keep(data, more, size);
        return kept == size ? finish(size) : null;
    }

    private void keep(ByteBuffer data, int more, int size) {
        var begun = partial;
        if (begun == null || more == 0) {
            return;
        }
        if (begun.length < kept + more) {
            begun = Arrays.copyOf(begun, (int) Math.min(size, Math.max(2L * begun.length, (long) kept + more)));
        }
        data.get(begun, kept, more);
        kept += more;
        partial = begun;
    }

    private byte @Nullable [] finish(int size) {
        var frame = partial;
        partial = null;
        kept = 0;
        return frame == null ? null : counted(frame.length == size ? frame : Arrays.copyOf(frame, size));
    }

    /** The size of the frame that begins the data, or -1 if its header is not all there. */
    private int frameSize(ByteBuffer data) throws ViolationException {
        if (data.remaining() < 2) {
            return -1;
        }
        int first = data.get(data.position()) & 0xff;
        int second = data.get(data.position() + 1) & 0xff;
        checkKind(first, second);
        if (data.remaining() < 2 + lengthField(second)) {
            return -1;
        }
        long length = length(data, second);
        checkLength(first, length);
        return headerSize(second) + (int) length;
    }

    private void checkKind(int first, int second) throws ViolationException {
        if ((first & RESERVED) != 0) {
            throw ViolationException.protocol("a compressed frame, or one with reserved bits");
        }
        if ((second & MASKED) != 0 != masked) {
            throw ViolationException.protocol(masked ? "a frame without mask" : "a masked frame");
        }
        int opcode = first & OPCODE;
        if ((opcode & 0x7) > 2) {
            throw ViolationException.protocol("a frame of unknown kind");
        }
        if ((opcode & CONTROL) != 0) {
            checkControl(first, second);
        } else if ((opcode == 0) != (fragments > 0)) {
            throw ViolationException.protocol("fragments out of order");
        }
    }

    private static void checkControl(int first, int second) throws ViolationException {
        if ((first & FINAL) == 0 || (second & 0x7f) > 125) {
            throw ViolationException.protocol("a control frame in fragments or of more than 125 bytes");
        }
    }

    private int headerSize(int second) {
        return headerSize(second, masked);
    }

    /** The size of a frame's header, by its second byte. */
    static int headerSize(int second, boolean masked) {
        return 2 + lengthField(second) + (masked ? 4 : 0);
    }

    private static int lengthField(int second) {
        int length = second & 0x7f;
        if (length < 126) {
            return 0;
        }
        return length == 126 ? 2 : 8;
    }

    private static long length(ByteBuffer data, int second) throws ViolationException {
        int at = data.position() + 2;
        long length;
        long shortest;
        switch (lengthField(second)) {
            case 0 -> {
                return second & 0x7f;
            }
            case 2 -> {
                length = data.getShort(at) & 0xffff;
                shortest = 126;
            }
            default -> {
                length = data.getLong(at);
                shortest = 0x10000;
            }
        }
        if (length >= 0 && length < shortest) {
            throw ViolationException.protocol("a length written longer than needed");
        }
        return length;
    }

    private void checkLength(int first, long length) throws ViolationException {
        if (length < 0) {
            throw ViolationException.protocol("a frame of negative length");
        }
        if ((first & CONTROL) == 0 && length > limits.maxMessageBytes() - messageBytes) {
            throw ViolationException.limit("a message of more than " + limits.maxMessageBytes() + " bytes");
        }
        if ((first & CONTROL) == 0 && fragments >= limits.maxFragments()) {
            throw ViolationException.limit("a message of more than " + limits.maxFragments() + " fragments");
        }
    }

    private byte[] counted(byte[] frame) {
        boolean control = (frame[0] & CONTROL) != 0;
        boolean last = (frame[0] & FINAL) != 0;
        if (!control) {
            fragments = last ? 0 : fragments + 1;
            messageBytes = last ? 0 : messageBytes + frame.length - headerSize(frame[1]);
        }
        return frame;
    }
}
