package wormhole.cli.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The classes that the program needs, stored ready to use: on JDK 25 and later an AOT cache (JEP 514), before that a
 * class-data archive of the same classes. The rehearsal finds out which they are, and so proves that the image works.
 */
final class ClassArchive {
    private static final String MAIN = "wormhole.cli/wormhole.cli.Main";
    private static final String REHEARSAL = "rehearse";

    private final Path image;
    private final List<String> flags;

    /**
     * The archive of an image.
     *
     * @param image linked
     * @param flags of the virtual machine, as the launcher has them
     */
    ClassArchive(Path image, List<String> flags) {
        this.image = image;
        this.flags = flags;
    }

    /** Its flag for the launcher, with the image's directory as the script knows it. */
    static String flag() {
        return isAheadOfTime()
                ? "-XX:AOTCache=$image/lib/wormhole.aot"
                : "-XX:SharedArchiveFile=$image/lib/wormhole.jsa";
    }

    static boolean isAheadOfTime() {
        return Runtime.version().feature() >= 25;
    }

    void make() throws IOException, InterruptedException {
        if (isAheadOfTime()) {
            java("-XX:AOTCacheOutput=" + image.resolve("lib/wormhole.aot"), "-m", MAIN, REHEARSAL);
            return;
        }
        var classes = Files.createTempFile("wormhole", ".classes");
        try {
            java("-XX:DumpLoadedClassList=" + classes, "-m", MAIN, REHEARSAL);
            var archive = "-XX:SharedArchiveFile=" + image.resolve("lib/wormhole.jsa");
            java("-Xshare:dump", "-XX:SharedClassListFile=" + classes, archive, "-m", MAIN);
        } finally {
            Files.delete(classes);
        }
    }

    private void java(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of(image.resolve("bin/java").toString()));
        // Objects of the heap are archived by one collector only, and read by all.
        flags.stream().filter(flag -> !flag.endsWith("GC")).forEach(command::add);
        command.addAll(List.of(arguments));
        var output = Files.createTempFile("wormhole", ".log");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", command) + " failed\n" + Files.readString(output));
            }
        } finally {
            Files.delete(output);
        }
    }
}
