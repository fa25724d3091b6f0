package wormhole.runtime.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.TreeMap;
import java.util.function.Function;
import wormhole.api.error.ProviderException;
import wormhole.spi.Availability;
import wormhole.spi.Provider;

/**
 * Decides which provider of a seam is used. The order of decision: one handed in wins and nothing is loaded; one that cannot be
 * created is rejected with its reason; an id that is there twice is an error; the id asked for must be there; one that is not
 * available, or not fit, is rejected with its reason; the highest preference wins; a tie is an error, and so is none.
 *
 * @param <P> the type of provider
 */
final class ProviderSelector<P extends Provider> {
    private final Seam<P> seam;
    private final List<P> found = new ArrayList<>();
    private final List<Selection.Rejection> broken = new ArrayList<>();

    /**
     * Looks for providers.
     *
     * @param seam of which
     * @param candidates as {@link java.util.ServiceLoader#stream} gives them; each is created here
     * @throws ProviderException two have one id
     */
    public ProviderSelector(Seam<P> seam, Candidates<P> candidates) {
        this.seam = seam;
        candidates.forEach(this::create, this::cannotLoad);
        refuseTwins();
    }

    /**
     * Chooses.
     *
     * @param handedIn an object of the application's own
     * @param id the one asked for
     * @param unfit why a provider cannot be used for the purpose at hand; empty if it can
     * @return the choice
     * @throws ProviderException none is left, or two are equally preferred
     */
    public Selection<P> select(Optional<P> handedIn, Optional<String> id, Function<P, Optional<String>> unfit) {
        return handedIn.map(provider -> new Selection<>(seam, provider, "handed in", List.of()))
                .orElseGet(() -> select(id, unfit));
    }

    private Selection<P> select(Optional<String> id, Function<P, Optional<String>> unfit) {
        var rejected = new ArrayList<>(broken);
        var usable = new ArrayList<P>();
        for (var provider : found) {
            whyNot(provider, id, unfit)
                    .ifPresentOrElse(reason -> rejected.add(reject(provider, reason)), () -> usable.add(provider));
        }
        return best(usable, id, rejected);
    }

    private Optional<String> whyNot(P provider, Optional<String> id, Function<P, Optional<String>> unfit) {
        if (id.isPresent() && !id.get().equals(provider.id())) {
            return Optional.of("not the one asked for");
        }
        try {
            if (provider.availability() instanceof Availability.Unavailable unavailable) {
                return Optional.of("not available: " + unavailable.why());
            }
            return unfit.apply(provider);
        } catch (RuntimeException | LinkageError e) {
            return Optional.of("cannot be asked: " + e);
        }
    }

    private Selection<P> best(List<P> usable, Optional<String> id, List<Selection.Rejection> rejected) {
        if (usable.isEmpty()) {
            throw new ProviderException(nothingUsable(id, rejected));
        }
        usable.sort((a, b) -> Integer.compare(b.preference(), a.preference()));
        var best = usable.get(0);
        for (var other : usable.subList(1, usable.size())) {
            if (other.preference() == best.preference()) {
                throw new ProviderException(seam.typeName() + ": '" + best.id() + "' and '" + other.id()
                        + "' are equally preferred; choose one by id");
            }
            rejected.add(reject(other, "less preferred than " + best.id()));
        }
        return new Selection<>(seam, best, because(id, rejected), List.copyOf(rejected));
    }

    private static String because(Optional<String> id, List<Selection.Rejection> rejected) {
        return id.isPresent() ? "asked for" : rejected.isEmpty() ? "the only one" : "the best of those that can";
    }

    private String nothingUsable(Optional<String> id, List<Selection.Rejection> rejected) {
        return "no usable " + seam.typeName()
                + id.map(name -> " '" + name + "'").orElse("") + "; add module " + seam.module() + ". Looked at: "
                + (rejected.isEmpty() ? "nothing" : rejected);
    }

    private void create(Candidates.Candidate<P> candidate) {
        try {
            var provider = candidate.create();
            if (provider.id().isBlank()) {
                throw new IllegalStateException("its id is blank");
            }
            found.add(provider);
        } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
            var cause = e.getCause() == null ? e : e.getCause();
            broken.add(new Selection.Rejection(
                    candidate.type().getName(), Origin.of(candidate.type()), "cannot be created: " + cause));
        }
    }

    private void cannotLoad(ServiceConfigurationError e) {
        broken.add(new Selection.Rejection("?", "?", "cannot be loaded: " + e.getMessage()));
    }

    private void refuseTwins() {
        Map<String, P> byId = new TreeMap<>();
        for (var provider : found) {
            var twin = byId.put(provider.id(), provider);
            if (twin != null) {
                throw new ProviderException(seam.typeName() + ": two providers are called '" + provider.id() + "', in "
                        + Origin.of(twin) + " and " + Origin.of(provider) + "; remove one");
            }
        }
    }

    private static Selection.Rejection reject(Provider provider, String reason) {
        return new Selection.Rejection(provider.id(), Origin.of(provider), reason);
    }
}
