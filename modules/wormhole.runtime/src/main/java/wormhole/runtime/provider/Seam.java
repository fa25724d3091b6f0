package wormhole.runtime.provider;

import wormhole.spi.Provider;

/**
 * A place where a provider is plugged in.
 *
 * @param name for people, such as {@code crypto}
 * @param type what its providers implement
 * @param module the module to add when there is none
 * @param <P> the same type
 */
record Seam<P extends Provider>(String name, Class<P> type, String module) {
    String typeName() {
        return type.getSimpleName();
    }
}
