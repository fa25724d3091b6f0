package wormhole.transit.relay.match;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection, as the matchmaker knows it. */
final class Client {
    private static final byte[] NOTHING = new byte[0];

    enum Stage {
        /** Its line has not come completely. */
        ASKING,
        /** Its line has come, its partner not. */
        WAITING,
        /** Joined with its partner. */
        PAIRED,
        /** Nothing is expected of it any more but its end. */
        DONE
    }

    final long number;
    final String source;
    final long started;
    Stage stage = Stage.ASKING;
    /** When its line came, from then on. */
    long asked;
    /** Bytes it sent to its partner. */
    long sent;

    @Nullable
    RelayLine line;

    @Nullable
    Client partner;
    /** Of a pair, the one that waited. */
    boolean first;

    private byte[] begun = NOTHING;

    Client(long number, String source, long started) {
        this.number = number;
        this.source = source;
        this.started = started;
    }

    /** What taking bytes of a line led to. */
    enum Progress {
        MORE,
        WHOLE,
        TOO_LONG
    }

    /** Takes bytes up to a line feed, which is taken too. After WHOLE, {@link #takeLine} has the line. */
    Progress take(ByteBuffer data) {
        int length = lineFeed(data);
        boolean whole = length < data.remaining();
        if (begun.length + length > RelayLine.MAX_BYTES) {
            begun = NOTHING;
            data.position(data.limit());
            return Progress.TOO_LONG;
        }
        int before = begun.length;
        begun = Arrays.copyOf(begun, before + length);
        data.get(begun, before, length);
        if (whole) {
            data.get();
        }
        return whole ? Progress.WHOLE : Progress.MORE;
    }

    private static int lineFeed(ByteBuffer data) {
        int at = data.position();
        while (at < data.limit() && data.get(at) != '\n') {
            at++;
        }
        return at - data.position();
    }

    Optional<RelayLine> takeLine() {
        var parsed = RelayLine.parse(begun);
        begun = NOTHING;
        line = parsed.orElse(null);
        return parsed;
    }

    /** Different sides, or one without a side. */
    boolean fits(Client other) {
        return line != null
                && other.line != null
                && (line.side().isEmpty()
                        || other.line.side().isEmpty()
                        || !line.side().equals(other.line.side()));
    }
}
