package wormhole.mailbox.server.store;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import wormhole.mailbox.server.hub.Change;
import wormhole.mailbox.server.hub.StoredMessage;

/** Reads what {@link ChangeWriter} wrote. */
final class ChangeReader {
    static final int OPENED = 1;
    static final int CLAIMED = 2;
    static final int RELEASED = 3;
    static final int NAMEPLATE_REMOVED = 4;
    static final int ADDED = 5;
    static final int CLOSED = 6;
    static final int MAILBOX_REMOVED = 7;
    static final int TOUCHED = 8;

    private final ByteBuffer in;

    private ChangeReader(ByteBuffer in) {
        this.in = in;
    }

    /** All changes of one record. Its checksum was right, so a mistake in it means another program wrote it. */
    static void read(ByteBuffer payload, Consumer<Change> out) throws IOException {
        var reader = new ChangeReader(payload);
        try {
            while (payload.hasRemaining()) {
                out.accept(reader.change());
            }
        } catch (RuntimeException e) {
            // It ends too early, or says what no server stores, such as a nameplate without digits.
            throw new IOException("a record of another make", e);
        }
    }

    private Change change() throws IOException {
        var type = in.get();
        var app = text();
        return switch (type) {
            case OPENED -> new Change.Opened(app, text(), flag(), text(), in.getLong());
            case CLAIMED -> new Change.Claimed(app, text(), text(), text(), in.getLong(), flag());
            case RELEASED -> new Change.Released(app, text(), text());
            case NAMEPLATE_REMOVED -> new Change.NameplateRemoved(app, text());
            case ADDED -> new Change.Added(app, text(), message());
            case CLOSED -> new Change.Closed(app, text(), text(), text());
            case MAILBOX_REMOVED -> new Change.MailboxRemoved(app, text());
            case TOUCHED -> new Change.Touched(app, text(), in.getLong());
            default -> throw new IOException("a change of unknown type " + type);
        };
    }

    private StoredMessage message() throws IOException {
        return new StoredMessage(text(), optional(), optional(), in.getLong(), optional());
    }

    private boolean flag() {
        return in.get() != 0;
    }

    private String text() throws IOException {
        return optional().orElseThrow(() -> new IOException("a record of another make"));
    }

    private Optional<String> optional() throws IOException {
        var length = count() - 1;
        if (length < 0) {
            return Optional.empty();
        }
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        var utf8 = new byte[length];
        in.get(utf8);
        return Optional.of(new String(utf8, StandardCharsets.UTF_8));
    }

    private int count() throws IOException {
        var value = 0;
        for (var shift = 0; shift < 35; shift += 7) {
            var octet = in.get();
            value |= (octet & 0x7f) << shift;
            if (octet >= 0) {
                return value;
            }
        }
        throw new IOException("a record of another make");
    }
}
