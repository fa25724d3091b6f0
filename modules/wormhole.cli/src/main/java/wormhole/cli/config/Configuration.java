package wormhole.cli.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wormhole.cli.args.CommandLine;
import wormhole.cli.args.Option;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Escaping;
import wormhole.cli.terminal.StrictText;

/**
 * Where settings are kept: in the file that is named, or else, if it is there, in {@code wormhole-java/config} of the user's
 * configuration directory (XDG Base Directory Specification).
 */
public final class Configuration {
    private static final int MOST_BYTES = 1 << 16;

    private final List<Option> allowed;
    private final List<List<Option>> rivals;

    /**
     * What may be set.
     *
     * @param allowed the options
     * @param rivals those that exclude each other: one in the argument list puts the others of its list in the file out of force
     */
    public Configuration(List<Option> allowed, List<List<Option>> rivals) {
        this.allowed = allowed;
        this.rivals = rivals;
    }

    /**
     * Reads the file that was named.
     *
     * @param line what was asked for
     * @param named the file's path
     * @return with what the file says
     * @throws UsageException the file is not there, cannot be read or understood, or others may write to it
     */
    public CommandLine named(CommandLine line, String named) throws UsageException {
        try {
            return read(line, Path.of(named));
        } catch (InvalidPathException e) {
            throw new UsageException("the settings cannot be in a file of that name");
        }
    }

    /**
     * Reads the file at its usual place.
     *
     * @param line what was asked for
     * @param environment says where that is
     * @return with what the file says, if it is there
     * @throws UsageException it is, but cannot be read or understood, or others may write to it
     */
    public CommandLine usual(CommandLine line, Map<String, String> environment) throws UsageException {
        var place = place(environment);
        return place.isPresent() && isThere(place.get()) ? read(line, place.get()) : line;
    }

    private static Optional<Path> place(Map<String, String> environment) {
        var base = environment.getOrDefault("XDG_CONFIG_HOME", "");
        var home = environment.getOrDefault("HOME", "");
        if (base.startsWith("/")) {
            return Optional.of(Path.of(base, "wormhole-java", "config"));
        }
        return home.isEmpty() ? Optional.empty() : Optional.of(Path.of(home, ".config", "wormhole-java", "config"));
    }

    private CommandLine read(CommandLine line, Path path) throws UsageException {
        var shown = Escaping.path(path);
        var file = ConfigFile.of(shown, text(path, shown), allowed);
        for (var some : rivals) {
            if (some.stream().anyMatch(line::isGiven)) {
                some.forEach(file::forget);
            }
        }
        return line.with(file);
    }

    private static String text(Path path, String shown) throws UsageException {
        try (var in = Files.newInputStream(path)) {
            if (isWritableByAll(path)) {
                throw new UsageException(shown + " can be written to by everybody; that is put right by: chmod o-w");
            }
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UsageException(shown + " is longer than " + MOST_BYTES + " bytes");
            }
            return StrictText.of(bytes);
        } catch (CharacterCodingException e) {
            throw new UsageException(shown + " is not UTF-8");
        } catch (IOException e) {
            throw new UsageException(shown + (isThere(path) ? " cannot be read" : " is not there"));
        }
    }

    // A link that leads nowhere is there, and cannot be read: nobody wants to go on without what it should say.
    private static boolean isThere(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isWritableByAll(Path path) throws IOException {
        var view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        return view != null && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_WRITE);
    }
}
