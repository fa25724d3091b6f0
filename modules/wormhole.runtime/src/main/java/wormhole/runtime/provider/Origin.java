package wormhole.runtime.provider;

import java.nio.file.Path;
import wormhole.spi.Provider;

/** Where a class came from, for people. */
final class Origin {
    private Origin() {}

    static String of(Provider provider) {
        return of(provider instanceof OwnSecretBox own ? own.origin() : provider.getClass());
    }

    static String of(Class<?> type) {
        var module = type.getModule();
        if (module.isNamed()) {
            return module.getName();
        }
        var source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return "class path";
        }
        var file = Path.of(source.getLocation().getPath()).getFileName();
        return "class path: " + (file == null ? "/" : file);
    }
}
