package wormhole.conformance.simulation;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A relay that does its job: joins connections of one token and two sides. */
final class ContestRelay implements ContestPipe.Party {
    private final Map<ContestPipe, ByteArrayOutputStream> lines = new HashMap<>();
    private final Map<ContestPipe, String> waiting = new HashMap<>();
    private final Map<ContestPipe, ContestPipe> joined = new HashMap<>();

    @Override
    public void opened(ContestPipe pipe) {}

    @Override
    public void received(ContestPipe pipe, byte[] data) {
        if (joined.containsKey(pipe)) {
            joined.get(pipe).write(this, data);
            return;
        }
        var line = lines.computeIfAbsent(pipe, key -> new ByteArrayOutputStream());
        line.writeBytes(data);
        var text = line.toString(US_ASCII);
        if (text.endsWith("\n")) {
            greet(pipe, text);
        }
    }

    private void greet(ContestPipe pipe, String line) {
        var token = line.substring(0, line.indexOf(" for side"));
        for (var other : List.copyOf(waiting.keySet())) {
            if (waiting.get(other).startsWith(token) && !waiting.get(other).equals(line)) {
                waiting.remove(other);
                joined.put(pipe, other);
                joined.put(other, pipe);
                pipe.failed |= other.failed;
                other.write(this, "ok\n".getBytes(US_ASCII));
                pipe.write(this, "ok\n".getBytes(US_ASCII));
                return;
            }
        }
        waiting.put(pipe, line);
    }

    /** The two halves are one connection. */
    boolean isSame(ContestPipe one, ContestPipe other) {
        return joined.get(one) == other;
    }

    @Override
    public void closed(ContestPipe pipe) {
        waiting.remove(pipe);
        var other = joined.get(pipe);
        if (other != null) {
            other.failed |= pipe.failed;
            other.close(this);
        }
    }

    List<ContestPipe> all() {
        return new ArrayList<>(joined.keySet());
    }
}
