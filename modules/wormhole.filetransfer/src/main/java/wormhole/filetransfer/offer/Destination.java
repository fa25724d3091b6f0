package wormhole.filetransfer.offer;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where what is received shall go.
 *
 * @param directory an existing directory
 * @param name what it shall be called; otherwise what the sender calls it, made safe
 * @param onConflict what is done when something stands there already
 */
public record Destination(Path directory, Optional<String> name, OnConflict onConflict) {
    /**
     * Into a directory, under the name that the sender gives it. Nothing is replaced.
     *
     * @param directory an existing directory
     * @return with {@link OnConflict#FAIL}
     */
    public static Destination in(Path directory) {
        return new Destination(directory, Optional.empty(), OnConflict.FAIL);
    }

    /**
     * At a path, whatever the sender calls it. Nothing is replaced.
     *
     * @param path a path with a name, in an existing directory
     * @return with {@link OnConflict#FAIL}
     */
    public static Destination at(Path path) {
        var absolute = path.toAbsolutePath();
        var parent = absolute.getParent();
        var last = absolute.getFileName();
        if (parent == null || last == null) {
            throw new IllegalArgumentException("not the path of a file");
        }
        return new Destination(parent, Optional.of(last.toString()), OnConflict.FAIL);
    }

    /**
     * With another {@link #onConflict}.
     *
     * @param value what is done when something stands there already
     * @return a copy
     */
    public Destination withOnConflict(OnConflict value) {
        return new Destination(directory, name, value);
    }
}
