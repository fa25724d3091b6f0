package wormhole.core.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonValue;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wormhole.api.Code;
import wormhole.api.Verifier;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.ClientFrame;
import wormhole.spi.crypto.SecretBytes;

/** A driver has a method for each kind of effect and notice; each must reach its own. */
final class DispatchTest {
    private final List<Object> carriedOut = new ArrayList<>();
    private final List<Class<?>> methods = new ArrayList<>();

    @Test
    void everyEffectReachesTheMethodOfItsKindOnce() {
        var effects = List.of(
                new Effect.OpenLink(),
                new Effect.DropLink(),
                new Effect.Transmit(new ClientFrame.ListNameplates()),
                new Effect.Arm(new Timer(Timer.Kind.CLOSE, 1), Duration.ofSeconds(1)),
                new Effect.Notify(new Notice.WordlistReady()),
                new Effect.Forget(SecretBytes.owning(new byte[1])));
        var driver = handler(Effect.Handler.class);
        effects.forEach(effect -> effect.accept(driver));
        assertDispatched(Effect.class, effects);
    }

    @Test
    void everyNoticeReachesTheMethodOfItsKindOnce() {
        var notices = List.of(
                new Notice.Welcomed(JsonValue.EMPTY_JSON_OBJECT),
                new Notice.CodeReady(Code.of("4-purple-sausages")),
                new Notice.WordlistReady(),
                new Notice.KeyReady(SecretBytes.owning(new byte[32])),
                new Notice.Confirmed(new Verifier(new byte[32])),
                new Notice.VersionsHeard(JsonValue.EMPTY_JSON_OBJECT),
                new Notice.MessageReceived(Bytes.owning(new byte[1])),
                new Notice.MessageStored(7),
                new Notice.Ended(Verdict.of(Verdict.Kind.HAPPY)));
        var listener = handler(Notice.Handler.class);
        notices.forEach(notice -> notice.accept(listener));
        assertDispatched(Notice.class, notices);
    }

    /** Carries out nothing, and remembers which method was called with what. */
    private <H> H handler(Class<H> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    methods.add(method.getParameterTypes()[0]);
                    carriedOut.add(given[0]);
                    return null;
                }));
    }

    /** Each case once, each by the method of its kind, in order. */
    private void assertDispatched(Class<?> family, List<?> cases) {
        assertEquals(cases, carriedOut);
        assertEquals(cases.stream().map(Object::getClass).toList(), methods);
        assertEquals(Set.of(family.getPermittedSubclasses()), Set.copyOf(methods));
    }
}
