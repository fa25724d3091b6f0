package wormhole.runtime.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import wormhole.api.ProviderReport;
import wormhole.api.error.ProviderException;
import wormhole.spi.crypto.CryptoProvider;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBoxProvider;

/** Whose secretbox is used. The module {@code wormhole.crypto.pure} is there. */
final class SecretBoxChoiceTest {
    private final CryptoProvider crypto =
            ServiceLoader.load(CryptoProvider.class).findFirst().orElseThrow();

    private static Providers providers(
            Optional<CryptoProvider> crypto,
            Optional<String> cryptoId,
            Optional<SecretBoxProvider> secretBox,
            Optional<String> secretBoxId) {
        return new Providers(new Providers.Choice(
                crypto, cryptoId, secretBox, secretBoxId, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static String used(Providers providers) {
        return providers.reports().stream()
                .filter(report -> report.seam().equals("secretbox") && report.chosen())
                .map(ProviderReport::toString)
                .findFirst()
                .orElseThrow();
    }

    private static ProviderReport report(String id, String module, String why) {
        return new ProviderReport("secretbox", id, module, true, why);
    }

    @Test
    void theOneFoundIsUsedInPlaceOfTheSuites() {
        var providers = new Providers(Providers.Choice.NONE);
        assertEquals(
                report("pure", "wormhole.crypto.pure", "the best of those that can")
                        .toString(),
                used(providers));
        assertEquals(
                "wormhole.crypto.pure",
                providers.crypto().secretBox().getClass().getPackageName());
    }

    @Test
    void aCryptoProviderHandedInIsUsedWhole() {
        var providers = providers(Optional.of(crypto), Optional.empty(), Optional.empty(), Optional.empty());
        assertSame(crypto.suite(), providers.crypto());
        assertEquals(
                report("suite", "wormhole.crypto.bc", "the best of those that can")
                        .toString(),
                used(providers));
    }

    @Test
    void aCryptoProviderAskedForIsUsedWhole() {
        var providers = providers(Optional.empty(), Optional.of("bc"), Optional.empty(), Optional.empty());
        assertEquals(
                "wormhole.crypto.bc", providers.crypto().secretBox().getClass().getPackageName());
    }

    @Test
    void aSecretboxHandedInIsUsedWithAnySuite() {
        var box = crypto.suite().secretBox();
        var handedIn = new OwnProvider(box);
        var providers = providers(Optional.of(crypto), Optional.empty(), Optional.of(handedIn), Optional.empty());
        assertSame(box, providers.crypto().secretBox());
        assertSame(crypto.suite().hkdf(), providers.crypto().hkdf());
    }

    @Test
    void aSecretboxCanBeAskedForById() {
        var providers = providers(Optional.empty(), Optional.of("bc"), Optional.empty(), Optional.of("pure"));
        assertEquals(
                "wormhole.crypto.pure",
                providers.crypto().secretBox().getClass().getPackageName());
        var own = providers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("suite"));
        assertNotSame(
                providers.crypto().secretBox().getClass(),
                own.crypto().secretBox().getClass());
    }

    @Test
    void oneAskedForThatIsNotThereIsAnError() {
        assertThrows(
                ProviderException.class,
                () -> providers(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("sodium")));
    }

    private record OwnProvider(SecretBox secretBox) implements SecretBoxProvider {
        @Override
        public String id() {
            return "example.org/own";
        }
    }
}
