package wormhole.cli.image;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.spi.ToolProvider;

/** A tool of the JDK that runs the build. */
enum Tool {
    JAVAC,
    JDEPS,
    JLINK;

    /** Runs it; returns what it printed. */
    String run(String... arguments) throws IOException {
        var name = name().toLowerCase(java.util.Locale.ROOT);
        var tool = ToolProvider.findFirst(name).orElseThrow(() -> new IOException("this JDK has no " + name));
        var out = new StringWriter();
        var err = new StringWriter();
        if (tool.run(new PrintWriter(out), new PrintWriter(err), arguments) != 0) {
            throw new IOException(name + " failed\n" + out + err);
        }
        return out.toString();
    }
}
