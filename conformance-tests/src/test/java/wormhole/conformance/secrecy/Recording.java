package wormhole.conformance.secrecy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything that is logged at any level, by the System.Logger or by slf4j, and whatever else is noted. */
final class Recording extends Handler {
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();

    private Recording() {
        setLevel(Level.ALL);
    }

    static Recording start() {
        var recording = new Recording();
        recording.root.addHandler(recording);
        recording.root.setLevel(Level.ALL);
        return recording;
    }

    /** Notes the text form of something an application may print. */
    void note(Object shown) {
        said.add(String.valueOf(shown));
        if (shown instanceof Throwable error) {
            var trace = new StringWriter();
            error.printStackTrace(new PrintWriter(trace));
            said.add(trace.toString());
        }
    }

    /** What was said that contains a secret, whatever the case. */
    List<String> containing(String secret) {
        var wanted = secret.toLowerCase(Locale.ROOT);
        synchronized (said) {
            return said.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).contains(wanted))
                    .toList();
        }
    }

    int size() {
        return said.size();
    }

    @Override
    public void publish(LogRecord record) {
        // other tests of this JVM and the test engine log too; what they say is none of ours but does no harm
        said.add(new SimpleFormatter().format(record));
        var parameters = record.getParameters();
        for (var parameter : parameters == null ? new Object[0] : parameters) {
            said.add(String.valueOf(parameter));
        }
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
    }
}
