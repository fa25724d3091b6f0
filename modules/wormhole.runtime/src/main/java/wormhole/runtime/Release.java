package wormhole.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version this is. */
final class Release {
    private static final String VERSION = read();

    private Release() {}

    static String version() {
        return VERSION;
    }

    private static String read() {
        try (var file = Release.class.getResourceAsStream("release.properties")) {
            var properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
