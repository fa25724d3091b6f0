package wormhole.cli.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;

/**
 * Builds the run-time image of the command line, with the JDK that runs it: named modules only, Bouncy Castle cut down to
 * what is used, an archive of the program's classes, a launcher. Does nothing if nothing has changed.
 */
public final class BuildImage {
    /** What the issue allows, with the archive. */
    private static final double LIMIT_MB = 60;

    private static final String BOUNCY_CASTLE = "org.bouncycastle.provider";

    /**
     * Classes nobody asks for: character sets of the Far East (the launcher sees to UTF-8), the program behind keytool,
     * names of characters, translations of the JDK's own messages.
     */
    private static final String UNUSED = String.join(
            ",",
            "regex:/java\\.base/sun/nio/cs/(GB|EUC_|Big5|Johab|MS9|SJIS|JIS_|IBM|PCK|HKSCS).*\\.class",
            "regex:/java\\.base/sun/security/tools/keytool/(Main|Resources_).*\\.class",
            "regex:/java\\.base/.*/resources/[A-Za-z]+_(de|ja|zh_CN|zh_TW|zh_HK|es|fr|it|ko|pt_BR|sv)\\.(class|properties)",
            "regex:/java\\.base/java/lang/uniName\\.dat");

    /** Files nobody asks for: a list to make archives of classes from, a reader of images for other JDKs, sorting of long arrays. */
    private static final List<String> UNUSED_FILES = List.of(
            "bin/keytool", "bin/keytool.exe", "lib/classlist", "lib/jrt-fs.jar", "lib/libsimdsort.so", "lib/jexec");

    /** What is found by service only has to be named. */
    private static final List<String> ROOTS = List.of(
            "wormhole.cli",
            "wormhole.runtime",
            "wormhole.crypto.bc",
            "wormhole.crypto.pure",
            "wormhole.wordlist.pgp",
            "wormhole.transport.tcp",
            "wormhole.transport.ws",
            "wormhole.mailbox.server",
            "wormhole.transit.relay",
            "org.eclipse.parsson",
            "org.slf4j.nop",
            "org.jline.terminal.jni",
            "jdk.crypto.ec");

    private final ClassPath classPath;
    private final Path launcher;
    private final Path finished;
    private final Path image;
    private final Path work;

    private BuildImage(ClassPath classPath, Path launcher, Path target) {
        this.classPath = classPath;
        this.launcher = launcher;
        this.finished = target.resolve("image");
        this.image = target.resolve("image-new");
        this.work = target.resolve("image-work");
    }

    /**
     * Builds it.
     *
     * @param arguments the class path, the launcher's template, the directory to build in
     */
    public static void main(String[] arguments) throws Exception {
        new BuildImage(ClassPath.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2])).build();
    }

    private void build() throws IOException, InterruptedException, NoSuchAlgorithmException {
        var fingerprint = fingerprint();
        var mark = finished.resolve("fingerprint");
        if (Files.exists(mark) && Files.readString(mark).equals(fingerprint)) {
            report("unchanged");
            return;
        }
        delete(image);
        delete(work);
        link();
        nativeLibrary();
        for (var unused : UNUSED_FILES) {
            Files.deleteIfExists(image.resolve(unused));
        }
        stripLibraries();
        quietLogging();
        leaveOutComments(image.resolve("conf/security/java.security"));
        writeLauncher();
        new ClassArchive(image, JvmFlags.ofProgram()).make();
        writeManual();
        Files.writeString(image.resolve("fingerprint"), fingerprint);
        // The old one is run until the new one is whole.
        delete(finished);
        Files.move(image, finished);
        report("built");
    }

    private String fingerprint() throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update((System.getProperty("java.home") + Runtime.version()).getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(launcher));
        classPath.digest(digest);
        ClassPath.of(System.getProperty("java.class.path")).digest(digest);
        return HexFormat.of().formatHex(digest.digest());
    }

    private void link() throws IOException {
        var original = classPath.module(BOUNCY_CASTLE).orElseThrow(() -> new IOException("no module " + BOUNCY_CASTLE));
        var trimmed = work.resolve(BOUNCY_CASTLE);
        var classes = new TrimmedModule(BOUNCY_CASTLE, original, "org/bouncycastle/")
                .writeTo(trimmed, classPath.without(original).elements());
        print(String.format(
                Locale.ROOT, "image: %s cut down to %d classes, %.2f MB", BOUNCY_CASTLE, classes, megabytes(trimmed)));
        Tool.JLINK.run(
                "--module-path",
                withPlainClosures(classPath.with(original, trimmed).named()).joined(),
                "--add-modules",
                String.join(",", ROOTS),
                "--output",
                image.toString(),
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--exclude-resources=" + UNUSED,
                Runtime.version().feature() < 21 ? "--compress=2" : "--compress=zip-9");
    }

    private ClassPath withPlainClosures(ClassPath modules) throws IOException {
        var result = modules;
        var count = 0;
        for (var element : modules.elements()) {
            var name = ClassPath.moduleName(element);
            if (name.startsWith("wormhole.")) {
                var plain = work.resolve(name);
                count += PlainClosures.write(element, plain);
                result = result.with(element, plain);
            }
        }
        print("image: " + count + " lambdas are plain classes");
        return result;
    }

    /** Beside the virtual machine's own libraries, so that no temporary file is needed at run time. */
    private void nativeLibrary() throws IOException {
        var jar = classPath.module("org.jline.nativ");
        var name = System.mapLibraryName("jlinenative");
        if (jar.isEmpty()) {
            return;
        }
        try (var file = new JarFile(jar.get().toFile())) {
            var entry = file.getEntry("org/jline/nativ/" + operatingSystem() + "/" + architecture() + "/" + name);
            if (entry != null) {
                Files.write(
                        image.resolve("lib").resolve(name),
                        file.getInputStream(entry).readAllBytes());
            }
        }
    }

    /** Takes the symbol tables out of the libraries, where the JDK has left them in; a few megabytes, if there is a strip. */
    private void stripLibraries() throws IOException, InterruptedException {
        var libraries = ClassPath.files(image.resolve("lib")).stream()
                .map(Path::toString)
                .filter(name -> name.endsWith(".so"))
                .toList();
        if (libraries.isEmpty()) {
            return;
        }
        var command = new java.util.ArrayList<>(List.of("strip", "--strip-unneeded"));
        command.addAll(libraries);
        try {
            new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            print("image: there is no strip (binutils) here, so the libraries keep their symbols");
        }
    }

    /** What the program has to say, it says itself; a library is heard only if something is wrong. */
    private void quietLogging() throws IOException {
        Files.writeString(image.resolve("conf/logging.properties"), """
                handlers=java.util.logging.ConsoleHandler
                .level=WARNING
                org.jline.level=SEVERE
                java.util.logging.SimpleFormatter.format=%4$s: %5$s%6$s%n
                """);
    }

    /** Of 58 kB that every run reads, 3 kB are settings. */
    private static void leaveOutComments(Path properties) throws IOException {
        var settings = Files.readAllLines(properties, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                .toList();
        Files.write(properties, settings, StandardCharsets.ISO_8859_1);
    }

    private static String operatingSystem() {
        var name = System.getProperty("os.name");
        return name.startsWith("Mac") ? "Mac" : name.startsWith("Windows") ? "Windows" : name;
    }

    private static String architecture() {
        var name = System.getProperty("os.arch");
        return name.equals("amd64") ? "x86_64" : name.equals("aarch64") ? "arm64" : name;
    }

    private void writeLauncher() throws IOException {
        var script = image.resolve("bin/wormhole");
        var flags = "'" + String.join("' '", JvmFlags.ofProgram()) + "' \"" + ClassArchive.flag() + "\"";
        Files.writeString(
                script,
                Files.readString(launcher)
                        .replace("@FLAGS@", flags)
                        .replace("@SERVER_FLAGS@", String.join(" ", JvmFlags.OF_SERVERS)));
        if (!script.toFile().setExecutable(true, false)) {
            throw new IOException(script + " cannot be made executable");
        }
    }

    private void writeManual() throws IOException, InterruptedException {
        var directory = Files.createDirectories(image.resolve("share/man/man1"));
        var status = new ProcessBuilder(image.resolve("bin/wormhole").toString(), "help", "--man")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(directory.resolve("wormhole.1").toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("the manual page cannot be written");
        }
    }

    private void report(String what) throws IOException {
        var size = megabytes(finished);
        var archive =
                megabytes(finished.resolve(ClassArchive.isAheadOfTime() ? "lib/wormhole.aot" : "lib/wormhole.jsa"));
        print(String.format(
                Locale.ROOT,
                "image: %s, %.1f MB of at most %.0f MB, %.1f MB of it the class archive, JDK %s, in %s",
                what,
                size,
                LIMIT_MB,
                archive,
                Runtime.version(),
                finished));
        if (size > LIMIT_MB) {
            throw new IOException("the image is too big");
        }
    }

    private static double megabytes(Path root) throws IOException {
        var bytes = 0L;
        for (var file : ClassPath.files(root)) {
            bytes += Files.isSymbolicLink(file) ? 0 : Files.size(file);
        }
        return bytes / 1e6;
    }

    private static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            try (var walk = Files.walk(root)) {
                for (var path : walk.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
