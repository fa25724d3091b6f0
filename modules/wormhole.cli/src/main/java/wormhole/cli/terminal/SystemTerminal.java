package wormhole.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.TerminalBuilder.SystemOutput;

/** The terminal that standard input and standard error are. */
public final class SystemTerminal {
    // The library lies beside the virtual machine's in the image; without this it would be unpacked to a temporary
    // file.
    private static final String LIBRARY_PATH = "library.jline.path";

    private SystemTerminal() {}

    /**
     * Opens it.
     *
     * @return to be closed, which restores its settings
     * @throws IOException it cannot be used
     */
    public static Terminal open() throws IOException {
        useLibraryOfImage();
        return TerminalBuilder.builder()
                .name("wormhole")
                .system(true)
                .systemOutput(SystemOutput.SysErr)
                .nativeSignals(false)
                .jni(true)
                .dumb(true)
                .build();
    }

    private static void useLibraryOfImage() {
        var home = Path.of(System.getProperty("java.home"), "lib");
        if (System.getProperty(LIBRARY_PATH) == null
                && Files.exists(home.resolve(System.mapLibraryName("jlinenative")))) {
            System.setProperty(LIBRARY_PATH, home.toString());
        }
    }
}
