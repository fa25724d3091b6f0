package wormhole.runtime.provider;

import java.util.List;
import java.util.stream.Stream;
import wormhole.api.ProviderReport;
import wormhole.spi.Provider;

/**
 * Which provider is used, and why no other.
 *
 * @param seam for what
 * @param chosen the one in use
 * @param because why
 * @param rejected the others
 * @param <P> the type of provider
 */
record Selection<P extends Provider>(Seam<P> seam, P chosen, String because, List<Rejection> rejected) {
    /**
     * A provider that is not used.
     *
     * @param id its name, or its class if it could not be asked
     * @param module where it came from
     * @param reason why not
     */
    public record Rejection(String id, String module, String reason) {
        @Override
        public String toString() {
            return id + ": " + reason;
        }
    }

    /**
     * The same for people.
     *
     * @return the chosen one first
     */
    public Stream<ProviderReport> reports() {
        return Stream.concat(
                Stream.of(new ProviderReport(seam.name(), chosen.id(), Origin.of(chosen), true, because)),
                rejected.stream().map(r -> new ProviderReport(seam.name(), r.id(), r.module(), false, r.reason())));
    }

    /** One line for a log. */
    @Override
    public String toString() {
        return seam.name() + ": " + chosen.id() + " (" + because + ")"
                + (rejected.isEmpty() ? "" : ", not " + rejected);
    }
}
