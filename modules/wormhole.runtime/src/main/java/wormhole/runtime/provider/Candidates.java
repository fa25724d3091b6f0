package wormhole.runtime.provider;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Providers that may be chosen, not created yet.
 *
 * @param <P> the type of provider
 */
@FunctionalInterface
interface Candidates<P> {
    /**
     * One of them.
     *
     * @param type its class
     * @param maker creates it
     * @param <P> the type of provider
     */
    record Candidate<P>(Class<? extends P> type, Supplier<? extends P> maker) {
        P create() {
            return maker.get();
        }
    }

    /**
     * Goes through all of them.
     *
     * @param each hears of one
     * @param failed hears of a service file or descriptor that cannot be read
     */
    void forEach(Consumer<Candidate<P>> each, Consumer<ServiceConfigurationError> failed);

    /**
     * Those a service loader finds.
     *
     * @param loader of their type
     * @param <P> the type of provider
     * @return the candidates
     */
    static <P> Candidates<P> of(ServiceLoader<P> loader) {
        return (each, failed) -> {
            var providers = loader.stream().iterator();
            // A loader that only ever fails must not keep us here.
            for (var failures = 0; failures < 100; ) {
                try {
                    if (!providers.hasNext()) {
                        return;
                    }
                    var next = providers.next();
                    each.accept(new Candidate<P>(next.type(), next));
                } catch (ServiceConfigurationError e) {
                    failures++;
                    failed.accept(e);
                }
            }
        };
    }
}
