package wormhole.runtime.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import wormhole.api.ProviderReport;
import wormhole.api.error.ProviderException;
import wormhole.runtime.provider.Candidates.Candidate;
import wormhole.spi.Availability;
import wormhole.spi.Provider;

/** The order of decision, rule by rule, with the words people read. */
final class ProviderSelectorTest {
    private static final Seam<Lamp> SEAM = new Seam<>("light", Lamp.class, "wormhole.lamp");

    private record Lamp(String id, int preference, Availability availability) implements Provider {
        static Lamp called(String id) {
            return new Lamp(id, 0, new Availability.Ready());
        }

        static Lamp preferred(String id, int preference) {
            return new Lamp(id, preference, new Availability.Ready());
        }
    }

    private static Candidates<Lamp> of(Lamp... lamps) {
        return (each, failed) -> {
            for (var lamp : lamps) {
                each.accept(candidate(() -> lamp));
            }
        };
    }

    private static Candidate<Lamp> candidate(Supplier<Lamp> maker) {
        return new Candidate<>(Lamp.class, maker);
    }

    private static Selection<Lamp> select(Candidates<Lamp> candidates) {
        return select(candidates, Optional.empty());
    }

    private static Selection<Lamp> select(Candidates<Lamp> candidates, Optional<String> id) {
        return new ProviderSelector<>(SEAM, candidates).select(Optional.empty(), id, fit());
    }

    private static Function<Lamp, Optional<String>> fit() {
        return lamp -> Optional.empty();
    }

    private static String refusal(Candidates<Lamp> candidates, Optional<String> id) {
        return assertThrows(ProviderException.class, () -> select(candidates, id))
                .getMessage();
    }

    private static Candidates<Lamp> broken(RuntimeException e, Lamp... others) {
        return (each, failed) -> {
            each.accept(candidate(() -> {
                throw e;
            }));
            of(others).forEach(each, failed);
        };
    }

    @Test
    void theOnlyOneIsUsed() {
        var selection = select(of(Lamp.called("oil")));
        assertEquals("oil", selection.chosen().id());
        assertEquals("light: oil (the only one)", selection.toString());
    }

    @Test
    void oneHandedInWinsOverEverything() {
        var own = Lamp.called("own");
        var selection = new ProviderSelector<>(SEAM, of(Lamp.preferred("gas", 100)))
                .select(Optional.of(own), Optional.of("gas"), lamp -> Optional.of("never asked"));
        assertSame(own, selection.chosen());
        assertEquals("light: own (handed in)", selection.toString());
    }

    @Test
    void noneAtAllNamesTheModuleToAdd() {
        assertEquals("no usable Lamp; add module wormhole.lamp. Looked at: nothing", refusal(of(), Optional.empty()));
    }

    @Test
    void theIdAskedForMustBeThere() {
        assertEquals(
                "no usable Lamp 'gas'; add module wormhole.lamp. Looked at: [oil: not the one asked for]",
                refusal(of(Lamp.called("oil")), Optional.of("gas")));
    }

    @Test
    void theIdAskedForWinsOverPreference() {
        var selection = select(of(Lamp.preferred("gas", 9), Lamp.called("oil")), Optional.of("oil"));
        assertEquals("light: oil (asked for), not [gas: not the one asked for]", selection.toString());
    }

    @Test
    void whatIsNotAvailableIsRejectedWithItsReason() {
        var dry = new Lamp("oil", 5, new Availability.Unavailable("there is no oil"));
        var selection = select(of(dry, Lamp.called("gas")));
        assertEquals("gas", selection.chosen().id());
        assertEquals(
                "[oil: not available: there is no oil]", selection.rejected().toString());
        assertEquals(
                "no usable Lamp 'oil'; add module wormhole.lamp. Looked at: [oil: not available: there is no oil]",
                refusal(of(dry), Optional.of("oil")));
    }

    @Test
    void whatIsNotFitIsRejectedWithItsReason() {
        var selection = new ProviderSelector<>(SEAM, of(Lamp.preferred("oil", 5), Lamp.called("gas")))
                .select(
                        Optional.empty(),
                        Optional.empty(),
                        lamp -> lamp.id().equals("oil") ? Optional.of("smells") : Optional.empty());
        assertEquals("gas", selection.chosen().id());
        assertEquals("[oil: smells]", selection.rejected().toString());
    }

    @Test
    void theHighestPreferenceWinsAndTheOthersAreReported() {
        var selection = select(of(Lamp.preferred("low", -1), Lamp.preferred("high", 2), Lamp.called("mid")));
        assertEquals("high", selection.chosen().id());
        var reports = selection.reports().toList();
        assertEquals(3, reports.size());
        assertTrue(reports.get(0).chosen());
        assertEquals(
                List.of("high", "mid", "low"),
                reports.stream().map(ProviderReport::id).toList());
        assertEquals("less preferred than high", reports.get(1).reason());
    }

    @Test
    void aTieIsAnErrorAndNeverAGuess() {
        assertEquals(
                "Lamp: 'bc' and 'jca' are equally preferred; choose one by id",
                refusal(of(Lamp.called("bc"), Lamp.called("jca")), Optional.empty()));
    }

    @Test
    void aTieBelowTheBestIsNone() {
        var selection = select(of(Lamp.called("bc"), Lamp.called("jca"), Lamp.preferred("own", 1)));
        assertEquals("own", selection.chosen().id());
    }

    @Test
    void aTieIsSettledByAskingForOne() {
        assertEquals(
                "jca",
                select(of(Lamp.called("bc"), Lamp.called("jca")), Optional.of("jca"))
                        .chosen()
                        .id());
    }

    @Test
    void anIdThatIsThereTwiceIsAnErrorNamingBothModules() {
        var message = refusal(of(Lamp.called("oil"), Lamp.preferred("oil", 3)), Optional.empty());
        assertEquals(
                "Lamp: two providers are called 'oil', in wormhole.runtime and wormhole.runtime; remove one", message);
    }

    @Test
    void oneThatCannotBeCreatedIsRejectedWithItsReason() {
        var selection = select(broken(new IllegalStateException("no wick"), Lamp.called("gas")));
        assertEquals("gas", selection.chosen().id());
        var reason = selection.rejected().get(0).reason();
        assertTrue(reason.contains("cannot be created") && reason.contains("no wick"), reason);
        var cause = new ServiceConfigurationError("wrapped", new IllegalStateException("no match"));
        Candidates<Lamp> wrapped = (each, failed) -> each.accept(candidate(() -> {
            throw cause;
        }));
        assertTrue(refusal(wrapped, Optional.empty()).contains("no match"));
    }

    @Test
    void oneWithoutANameIsRejected() {
        assertTrue(refusal(of(Lamp.called(" ")), Optional.empty()).contains("its id is blank"));
        assertTrue(refusal(of(Lamp.called(null)), Optional.empty()).contains("cannot be created"));
    }

    @Test
    void oneThatFailsWhenAskedIsRejected() {
        var selection = new ProviderSelector<>(SEAM, of(Lamp.called("oil"), Lamp.called("gas")))
                .select(Optional.empty(), Optional.empty(), lamp -> {
                    if (lamp.id().equals("oil")) {
                        throw new IllegalStateException("explodes");
                    }
                    return Optional.empty();
                });
        assertEquals("gas", selection.chosen().id());
        assertTrue(selection.rejected().toString().contains("explodes"));
    }

    @Test
    void aServiceFileThatCannotBeReadDoesNotHideTheOthers() {
        Candidates<Lamp> candidates = (each, failed) -> {
            failed.accept(new ServiceConfigurationError("illegal syntax"));
            each.accept(candidate(() -> Lamp.called("gas")));
        };
        var selection = select(candidates);
        assertEquals("gas", selection.chosen().id());
        assertEquals(
                "[?: cannot be loaded: illegal syntax]", selection.rejected().toString());
    }

    @Test
    void theServiceLoadersProvidersAreFound() {
        assertEquals("bc", new Providers(Providers.Choice.NONE).reports().get(0).id());
    }
}
